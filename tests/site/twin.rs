//! Each page says what its PDF file says, in the same order.

use super::*;

/// The text of a PDF file as a screen reader comes to it, without blanks.
fn of_pdf(path: &Path) -> String {
    let file = proof::open(fs::read(path).expect("the file is there")).expect("it is a PDF file");
    file.text().concat().chars().filter(|c| !is_blank(*c)).collect()
}

/// Compares all pages of a site with the PDF files beside them; gives how many there were.
pub(crate) fn compare(site: &Path) -> usize {
    let mut count = 0;
    for flyer in fs::read_dir(site).expect("the site is there").flatten() {
        let Ok(files) = fs::read_dir(flyer.path()) else { continue };
        for pdf in files.flatten().map(|file| file.path()) {
            if pdf.extension().is_none_or(|ending| ending != "pdf") {
                continue;
            }
            let page = pdf.with_extension("").join("index.html");
            let page = heard(&fs::read_to_string(&page).expect("a page stands beside a file"));
            let file = of_pdf(&pdf);
            let same = page.chars().zip(file.chars()).take_while(|(one, other)| one == other);
            let at = same.count();
            let around = |text: &str| -> String {
                text.chars().skip(at.saturating_sub(20)).take(80).collect()
            };
            assert!(page == file, "{}:\n  {}\n  {}", pdf.display(), around(&page), around(&file));
            count += 1;
        }
    }
    count
}

#[test]
fn a_page_says_what_its_pdf_file_says_in_the_same_order() {
    let project = TempProject::new();
    make(&project, &[]);
    assert_eq!(compare(&project.path("site")), 18);
}
