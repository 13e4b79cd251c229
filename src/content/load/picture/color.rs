//! Colours as CSS writes them (CSS Color Module Level 4).
//!
//! In: the text of a colour. Out: red, green, blue and opacity. Knows nothing
//! about elements and properties.

use std::str::FromStr;

/// A colour: red, green, blue, and how opaque it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tint {
    pub(super) levels: [u8; 3],
    pub(super) opacity: f32,
}

/// Reads a colour; `None` if it is not one that can be printed.
pub(super) fn color(text: &str) -> Option<Tint> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    if text == "transparent" {
        return Some(Tint { levels: [0; 3], opacity: 0.0 });
    }
    match text.split_once('(') {
        Some((name, rest)) => function(name, rest.strip_suffix(')')?),
        None if text.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            let named = svgtypes::Color::from_str(&text).ok()?;
            Some(Tint { levels: [named.red, named.green, named.blue], opacity: 1.0 })
        }
        None => None,
    }
}

fn hex(digits: &str) -> Option<Tint> {
    let values: Option<Vec<u8>> =
        digits.chars().map(|c| c.to_digit(16).and_then(|value| u8::try_from(value).ok())).collect();
    let levels: Vec<u8> = match (values?, digits.len()) {
        (values, 3 | 4) => values.iter().map(|value| value * 17).collect(),
        (values, 6 | 8) => values.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
        _ => return None,
    };
    let opacity = levels.get(3).map_or(1.0, |&level| f32::from(level) / 255.0);
    Some(Tint { levels: [levels[0], levels[1], levels[2]], opacity })
}

/// A function such as `rgb(200 0 0 / 50%)`, with commas or without.
fn function(name: &str, inside: &str) -> Option<Tint> {
    let (inside, opacity) = match inside.split_once('/') {
        Some((inside, opacity)) => (inside, Some(opacity.trim())),
        None => (inside, None),
    };
    let with_commas = inside.contains(',');
    let mut parts: Vec<&str> = match with_commas {
        true => inside.split(',').map(str::trim).collect(),
        false => inside.split_whitespace().collect(),
    };
    let space =
        if name == "color" { Some(parts.drain(..1.min(parts.len())).next()?) } else { None };
    let mut opacity = opacity;
    if with_commas && parts.len() == 4 && opacity.is_none() {
        opacity = parts.pop();
    }
    let [a, b, c] = parts[..] else { return None };
    let opacity = opacity.map_or(Some(1.0), |text| share(text, 1.0))?.clamp(0.0, 1.0);
    let levels = match (name, space) {
        ("rgb" | "rgba", None) => {
            let level = |text| Some(share(text, 255.0)? / 255.0);
            [level(a)?, level(b)?, level(c)?]
        }
        ("hsl" | "hsla", None) => {
            hsl(angle(a)?, share(b, 100.0)? / 100.0, share(c, 100.0)? / 100.0)
        }
        ("hwb", None) => hwb(angle(a)?, share(b, 100.0)? / 100.0, share(c, 100.0)? / 100.0),
        ("color", Some("srgb")) => [share(a, 1.0)?, share(b, 1.0)?, share(c, 1.0)?],
        ("color", Some("display-p3")) => {
            display_p3([share(a, 1.0)?, share(b, 1.0)?, share(c, 1.0)?])
        }
        _ => return None,
    };
    Some(Tint { levels: levels.map(byte), opacity })
}

/// A level from 0 to 1 in eight bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
fn byte(level: f32) -> u8 {
    (level.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// A number, or a percentage of `whole`.
fn share(text: &str, whole: f32) -> Option<f32> {
    match text.strip_suffix('%') {
        Some(percent) => Some(plain(percent)? / 100.0 * whole),
        None if text == "none" => Some(0.0),
        None => plain(text),
    }
}

/// Degrees.
fn angle(text: &str) -> Option<f32> {
    for (unit, degrees) in
        [("deg", 1.0), ("grad", 0.9), ("rad", 180.0 / std::f32::consts::PI), ("turn", 360.0)]
    {
        if let Some(number) = text.strip_suffix(unit) {
            return Some(plain(number)? * degrees);
        }
    }
    share(text, 0.0).filter(|_| !text.ends_with('%'))
}

/// A number without a unit.
fn plain(text: &str) -> Option<f32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.e".contains(&byte));
    text.parse().ok().filter(|number: &f32| digits && number.is_finite())
}

fn hsl(hue: f32, saturation: f32, lightness: f32) -> [f32; 3] {
    let (saturation, lightness) = (saturation.clamp(0.0, 1.0), lightness.clamp(0.0, 1.0));
    let reach = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|step: f32| {
        let at = (step + hue / 30.0).rem_euclid(12.0);
        lightness - reach * (at - 3.0).min(9.0 - at).clamp(-1.0, 1.0)
    })
}

fn hwb(hue: f32, white: f32, black: f32) -> [f32; 3] {
    let (white, black) = (white.clamp(0.0, 1.0), black.clamp(0.0, 1.0));
    if white + black >= 1.0 {
        return [white / (white + black); 3];
    }
    hsl(hue, 1.0, 0.5).map(|level| level * (1.0 - white - black) + white)
}

/// Display P3 in sRGB; what lies beyond is cut off, as browsers do on a screen of
/// that kind.
fn display_p3(levels: [f32; 3]) -> [f32; 3] {
    let [red, green, blue] = levels.map(|level| {
        if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    });
    [
        1.224_940_2 * red - 0.224_940_2 * green,
        -0.042_056_9 * red + 1.042_056_9 * green,
        -0.019_637_6 * red - 0.078_636_1 * green + 1.098_273_7 * blue,
    ]
    .map(|level| {
        if level <= 0.003_130_8 { level * 12.92 } else { 1.055 * level.powf(1.0 / 2.4) - 0.055 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_css() {
        for (text, levels, opacity) in [
            ("#C00", [204, 0, 0], 1.0),
            ("#cc000080", [204, 0, 0], 128.0 / 255.0),
            ("Red", [255, 0, 0], 1.0),
            ("rgb(200 0 0 / 50%)", [200, 0, 0], 0.5),
            ("RGBA( 100%, 0%, 50%, .25 )", [255, 0, 128], 0.25),
            ("rgb(300, -5, 12.6)", [255, 0, 13], 1.0),
            ("hsl(120deg 100% 25%)", [0, 128, 0], 1.0),
            ("hsl(1turn, 100%, 50%)", [255, 0, 0], 1.0),
            ("hwb(240 20% 40%)", [51, 51, 153], 1.0),
            ("color(srgb 1 .5 0)", [255, 128, 0], 1.0),
            ("color(display-p3 0.8 0 0)", [223, 0, 0], 1.0),
            ("transparent", [0, 0, 0], 0.0),
        ] {
            assert_eq!(color(text), Some(Tint { levels, opacity }), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_colour_is_none() {
        for text in [
            "",
            "#",
            "#C0000",
            "#GGG",
            "#ééé",
            "rde",
            "oklch(0.6 0.2 30)",
            "device-cmyk(0 1 1 0)",
            "#CC0000 icc-color(a, 0, 1, 1, 0)",
            "rgb(1 2)",
            "rgb(1,2,3",
            "rgb(a b c)",
            "color()",
            "color(srgb)",
            "var(--a)",
            "hsl(50% 1% 1%)",
        ] {
            assert_eq!(color(text), None, "{text}");
        }
    }
}
