//! The answer as a QR code: whatever is drawn in a window, a reader gets back the text, and the text says what matters.

use yibao::i18n::Lang;
use yibao::policy::{Pack, Shelf, read_pack};
use yibao::report::{QUIET, QrGrain, QrPage, QrRoom, Report, brief, headline, next_step, qr_page};

use crate::common;

/// The least window there is a code in.
const USUAL: QrRoom = room(80, 24, QrGrain::Half);

/// The octets of version 5, the largest that has room in it.
const MOST: usize = 106;

const fn room(columns: u16, rows: u16, grain: QrGrain) -> QrRoom {
    QrRoom {
        columns,
        rows,
        grain,
    }
}

/// The page as a terminal shows it, a character a cell.
fn drawn(page: &QrPage) -> Vec<String> {
    let cell = |cell: &yibao::report::HalfCell| match (cell.upper, cell.lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    let rows = page.half_rows();
    rows.iter()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

/// What a reader makes of the screen: each cell so many points wide, and twice as high.
fn read_back(rows: &[String]) -> Option<String> {
    const POINTS: usize = 4;
    let cells: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
    let (across, down) = (cells[0].len() * POINTS, cells.len() * 2 * POINTS);
    let is_dark = |x: usize, y: usize| {
        let is_upper = (y / POINTS).is_multiple_of(2);
        match cells[y / (2 * POINTS)][x / POINTS] {
            '█' => true,
            '▀' => is_upper,
            '▄' => !is_upper,
            _ => false,
        }
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(across, down, |x, y| {
        if is_dark(x, y) { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    let (_, text) = grids.first()?.decode().ok()?;
    Some(text)
}

fn packs(shelf: &Shelf) -> Vec<Pack> {
    let files = shelf.files();
    let texts = files
        .iter()
        .filter(|file| **file != yibao::policy::INDEX_FILE);
    let pack = |file: &&str| {
        let text = shelf.text(file).expect("a file of the shelf");
        read_pack(file, text).unwrap_or_else(|faulty| panic!("{faulty:#?}"))
    };
    texts.map(pack).collect()
}

/// Every worked example of every pack, at the least window: it fits with its quiet modules, it is read back, and the dates,
/// the day they were seen from and what to do next are in it.
#[test]
fn every_example_is_read_back_from_the_screen() {
    let mut shelf = common::shelf();
    let (mut seen, mut left_out) = (0, 0);
    for example in packs(&shelf).into_iter().flat_map(|pack| pack.examples) {
        let case = common::case(&example.case, &shelf);
        let report = Report::of(case, &mut shelf, None).expect("the packs read");
        for lang in [Lang::Zh, Lang::En] {
            let page = qr_page(lang, &report, USUAL)
                .unwrap_or_else(|| panic!("{}: {:?}", example.case, brief(lang, &report)));
            let (columns, rows) = page.cells(USUAL.grain);
            assert!(
                columns <= USUAL.columns && rows <= USUAL.rows,
                "{columns}x{rows}"
            );
            assert_eq!(
                read_back(&drawn(&page)).as_ref(),
                Some(&page.text),
                "{}",
                example.case
            );
            let (brief, full) = (brief(lang, &report), headline(lang, &report.answer));
            let next = next_step(lang, &report);
            // In a few words, or in the sentences everything else says it with.
            for (few, sentence) in [
                (Some(&brief.as_of), None),
                (brief.from.as_ref(), full.from.as_ref()),
                (brief.until.as_ref(), full.until.as_ref()),
                (
                    brief.next.as_ref().filter(|_| lang == Lang::Zh),
                    next.as_ref(),
                ),
            ] {
                let Some(few) = few else {
                    continue;
                };
                let mut said = std::iter::once(few).chain(sentence);
                if said.any(|said| page.text.contains(said)) {
                    continue;
                }
                // What to do next is left out last, and only where it does not fit without the place either.
                let bare = page.text.len() - brief.place.len();
                assert!(
                    Some(few) == brief.next.as_ref() && bare + 1 + few.len() > MOST,
                    "{}: {few} in {}",
                    example.case,
                    page.text
                );
                left_out += 1;
            }
            assert!(!page.text.contains("://") && !page.text.contains("www."));
        }
        seen += 1;
    }
    assert!(seen > 500, "{seen} examples");
    assert!(left_out * 20 < seen, "{left_out} say nothing of what to do");
}

#[test]
fn a_larger_window_says_more_and_a_smaller_one_nothing() {
    let mut shelf = common::shelf();
    let case = common::case("今 2026-11-21 长沙 灵活 交 ..2026-07", &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    let page = |columns, rows, grain| qr_page(Lang::Zh, &report, room(columns, rows, grain));
    let usual = page(80, 24, QrGrain::Half).expect("it fits");
    let large = page(160, 50, QrGrain::Half).expect("it fits");
    let full = headline(Lang::Zh, &report.answer);
    let next = next_step(Lang::Zh, &report).expect("something to do");
    assert!(
        large.text.contains(&full.now) && large.text.contains(&next),
        "{}",
        large.text
    );
    assert!(usual.text.len() < large.text.len());
    for (columns, rows, grain) in [
        (60, 12, QrGrain::Half),
        (20, 24, QrGrain::Half),
        (0, 0, QrGrain::Half),
        (80, 24, QrGrain::Whole),
    ] {
        assert_eq!(page(columns, rows, grain), None, "{columns}x{rows}");
    }
    let whole = page(100, 50, QrGrain::Whole).expect("it fits");
    let (columns, rows) = whole.cells(QrGrain::Whole);
    assert!(columns <= 100 && rows <= 50);
}

#[test]
fn four_modules_stay_white_on_every_side() {
    let mut shelf = common::shelf();
    let case = common::case("今 2026-11-21 长沙 灵活 交 ..2026-07", &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    let page = qr_page(Lang::Zh, &report, USUAL).expect("it fits");
    let side = page.side();
    let dark = |x, y| page.is_dark(x, y);
    assert_eq!(QUIET, 4);
    for at in 0..side + 4 {
        for quiet in 0..QUIET {
            let end = side - 1 - quiet;
            assert!(!dark(at, quiet) && !dark(quiet, at) && !dark(at, end) && !dark(end, at));
        }
    }
    assert!(dark(QUIET, QUIET) && dark(side - 1 - QUIET, QUIET) && dark(QUIET, side - 1 - QUIET));
}
