//! The letters of a page, each with its place, from a library that draws pages: what it would draw is looked at.

use std::collections::BTreeSet;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};

/// The most things that a file may draw. Long books have some million letters; files made for harm draw without end.
const MOST: usize = 20_000_000;

/// The most letters on a page: a page of a newspaper has some thirty thousand.
const MOST_ON_PAGE: usize = 500_000;

/// The size of a letter in the space in which fonts measure it.
const EM: f64 = 1000.0;

/// A letter (or a ligature) on a page. Places are counted from the page's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where its line stands.
    pub(super) baseline: f64,
    pub(super) size: f64,
}

/// What stands on the pages of a file.
#[derive(Default)]
pub(super) struct Letters {
    page: Vec<Letter>,
    /// Which letters are where: bold ones are drawn twice by some programs.
    drawn: BTreeSet<(i64, i64, String)>,
    /// How many letters are known so far, and how many are not.
    pub(super) known: usize,
    pub(super) unknown: usize,
    pub(super) pictures: usize,
    work: usize,
}

impl Letters {
    /// Looks at a page.
    pub(super) fn read<'a>(&mut self, page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) {
        self.drawn.clear();
        let (width, height) = page.render_dimensions();
        let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let place = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(place, whole, cache, pdf.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, self);
    }

    /// Takes the letters of the page.
    pub(super) fn take(&mut self) -> Vec<Letter> {
        std::mem::take(&mut self.page)
    }

    /// Counts a thing that is drawn. There is no other way to end drawing than a panic; it is one that nobody hears of, and is
    /// caught where the page is read.
    fn count(&mut self, things: usize) {
        self.work += things;
        if self.work > MOST || self.page.len() > MOST_ON_PAGE {
            std::panic::resume_unwind(Box::new("too much"));
        }
    }

    fn add(&mut self, glyph: &Glyph<'_>, place: Affine) {
        let Some(text) = glyph.as_unicode().map(spelled) else {
            self.unknown += 1;
            return;
        };
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let (start, end) = (place * Point::ZERO, place * Point::new(f64::from(advance.unwrap_or(0.0)), 0.0));
        let [along, slant, _, up, ..] = place.as_coeffs();
        // What does not run from left to right is a mark on the page or beside it, and not the report.
        let is_upright = along > 0.0 && slant.abs() < along * 0.1;
        let size = up.abs() * EM;
        let sound = [start.x, start.y, end.x, size].iter().all(|number| number.is_finite() && number.abs() < 1e6);
        if !is_upright || !sound || size < 0.1 {
            return;
        }
        let key = |place: f64| (place / size * 3.0).round() as i64;
        if self.drawn.insert((key(start.x), key(start.y), text.clone())) {
            self.known += usize::from(!text.trim().is_empty());
            self.page.push(Letter { text, left: start.x, right: end.x.max(start.x), baseline: start.y, size });
        }
    }
}

impl Device<'_> for Letters {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.count(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.count(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.count(run.glyphs().len());
        for glyph in run.glyphs() {
            self.add(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
        self.count(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// A glyph's letters; those of a ligature one by one, as Unicode's compatibility mappings have them.
fn spelled(unicode: BfString) -> String {
    let text = match unicode {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    };
    match text.as_str() {
        "\u{FB00}" => "ff".to_owned(),
        "\u{FB01}" => "fi".to_owned(),
        "\u{FB02}" => "fl".to_owned(),
        "\u{FB03}" => "ffi".to_owned(),
        "\u{FB04}" => "ffl".to_owned(),
        "\u{FB05}" | "\u{FB06}" => "st".to_owned(),
        _ => text.replace(|c: char| c.is_control() || c == '\u{a0}', " "),
    }
}
