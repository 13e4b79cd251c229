//! Files that are none, and links that lead out of the project.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use crate::hostile::verdict::{failed, refused, shipped, taken, unreadable};
use crate::hostile::{FILES, FLYER, PACK};
use crate::support::project::TempProject;

/// Moves what stands at `path` out of the project, and leaves a link to it.
fn moved_out(project: &TempProject, path: &str) -> Outside {
    let inside = project.path(path);
    let root = project.path(".").canonicalize().unwrap();
    let outside = root.with_extension(format!("outside-{}", path.replace('/', "-")));
    fs::rename(&inside, &outside).unwrap();
    symlink(&outside, &inside).unwrap();
    Outside(outside)
}

/// What was moved out; it goes away with this value.
struct Outside(PathBuf);

impl Drop for Outside {
    fn drop(&mut self) {
        if self.0.is_dir() {
            fs::remove_dir_all(&self.0).unwrap();
        } else {
            fs::remove_file(&self.0).unwrap();
        }
    }
}

#[test]
fn a_file_behind_a_link_out_of_the_project_is_not_read() {
    for path in FILES {
        let project = shipped();
        let _outside = moved_out(&project, path);
        let err = refused(&project, "bad-name", path);
        assert!(err.contains("link") && err.contains("= help: "), "{err}");
    }
}

#[test]
fn a_secret_is_not_shown_through_a_link() {
    for path in FILES {
        let project = shipped();
        fs::remove_file(project.path(path)).unwrap();
        let secret = project.path(".").canonicalize().unwrap().with_extension("secret");
        fs::write(&secret, "root = \"a secret\"").unwrap();
        symlink(&secret, project.path(path)).unwrap();
        let _secret = Outside(secret);
        assert!(!refused(&project, "bad-name", path).contains("a secret"));
    }
}

#[test]
fn a_folder_behind_a_link_out_of_the_project_is_not_read() {
    for (folder, named) in [
        ("content/my-number-card", FLYER),
        ("content/my-number-card/images", "content/my-number-card/images"),
        ("content/templates", "content/templates"),
    ] {
        let project = TempProject::new();
        let _outside = moved_out(&project, folder);
        let err = refused(&project, "bad-name", named);
        assert!(err.contains("link"), "{err}");
    }
    for folder in ["content", "fonts"] {
        let project = TempProject::new();
        let _outside = moved_out(&project, folder);
        let err = failed(&project, 1);
        assert!(err.contains("error[bad-name]") && err.contains("link"), "{err}");
    }
}

#[test]
fn links_inside_of_the_content_are_followed() {
    let project = TempProject::new();
    fs::rename(project.path(PACK), project.path("content/my-number-card/shared.en")).unwrap();
    symlink("shared.en", project.path(PACK)).unwrap();
    let images = project.path("content/my-number-card/images");
    fs::rename(&images, project.path("content/pictures")).unwrap();
    symlink("../pictures", &images).unwrap();
    taken(&project);
}

#[test]
fn a_link_to_nothing_or_to_itself_is_named() {
    for path in FILES {
        for target in ["nowhere", "/nowhere", "itself"] {
            let project = shipped();
            let inside = project.path(path);
            fs::remove_file(&inside).unwrap();
            let target = if target == "itself" { inside.clone() } else { target.into() };
            symlink(target, &inside).unwrap();
            let err = refused(&project, "not-a-file", path);
            assert!(err.contains("link that leads nowhere"), "{err}");
        }
    }
    let project = TempProject::new();
    let (one, two) = (project.path("content/one"), project.path("content/two"));
    symlink(&two, &one).unwrap();
    symlink(&one, &two).unwrap();
    symlink("..", project.path("content/up")).unwrap();
    taken(&project);
}

#[test]
fn a_pipe_in_place_of_a_file_does_not_block() {
    for path in FILES {
        let project = shipped();
        fs::remove_file(project.path(path)).unwrap();
        let made = Command::new("mkfifo").arg(project.path(path)).status().unwrap();
        assert!(made.success());
        let err = refused(&project, "not-a-file", path);
        assert!(err.contains("is not a file"), "{err}");
    }
    let project = TempProject::new();
    fs::remove_file(project.path("fonts/NotoSans-Regular.ttf")).unwrap();
    Command::new("mkfifo").arg(project.path("fonts/NotoSans-Regular.ttf")).status().unwrap();
    unreadable(&project, "fonts/NotoSans-Regular.ttf");
}

#[test]
fn a_device_in_place_of_a_file_is_not_read() {
    for path in FILES {
        for device in ["/dev/zero", "/proc/self/mem"] {
            let project = shipped();
            fs::remove_file(project.path(path)).unwrap();
            symlink(device, project.path(path)).unwrap();
            refused(&project, "bad-name", path);
        }
    }
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    for path in FILES {
        let project = shipped();
        fs::remove_file(project.path(path)).unwrap();
        fs::create_dir(project.path(path)).unwrap();
        let err = refused(&project, "not-a-file", path);
        assert!(err.contains("is a folder"), "{err}");
    }
}

#[test]
fn a_file_in_place_of_a_folder_is_named() {
    for folder in ["content", "content/templates", "fonts"] {
        let project = TempProject::new();
        fs::remove_dir_all(project.path(folder)).unwrap();
        fs::write(project.path(folder), "a file").unwrap();
        unreadable(&project, folder);
    }
    let project = TempProject::new();
    fs::remove_dir_all(project.path("content/my-number-card/images")).unwrap();
    fs::write(project.path("content/my-number-card/images"), "a file").unwrap();
    unreadable(&project, "content/my-number-card/images");
}
