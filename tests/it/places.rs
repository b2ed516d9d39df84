//! Every place can be named, found, told from others of its name, and read back.

use std::collections::BTreeSet;

use yibao::case::Case;
use yibao::i18n::Lang;
use yibao::policy::{Index, Meant, NATION, Place, reads_as};
use yibao::session::{Action, Direction, Page, PlaceField, PlaceItem, Session};
use yibao::text::wrap;

use crate::common;

fn name(place: Option<&Place>) -> Option<&str> {
    place.map(|place| place.name.as_str())
}

/// What the list of found places shows, in order.
fn found(index: &Index, typed: &str) -> Vec<String> {
    let hits = index.search(typed).into_iter();
    hits.map(|hit| format!("{}{}", hit.place.name, hit.county.unwrap_or("")))
        .collect()
}

#[test]
fn the_index_holds_every_division_below_the_nation_and_two_pools() {
    let shelf = common::shelf();
    let places = shelf.index().places();
    let count = |is: fn(&str) -> bool| places.iter().filter(|place| is(&place.code)).count();
    // 31 provincial units and 新疆兵团; 333 cities, 地区, 州 and 盟; 32 counties and cities without one between, and 苏州工业园区.
    assert_eq!(
        count(|code| code.ends_with("0000") && code != NATION),
        31 + 1
    );
    assert_eq!(
        count(|code| code.ends_with("00") && !code.ends_with("0000")),
        333
    );
    assert_eq!(count(|code| !code.ends_with("00")), 32 + 1);
}

#[test]
fn every_place_lies_where_its_code_says_and_is_called_like_no_other() {
    let shelf = common::shelf();
    let mut names = BTreeSet::new();
    for place in shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.code != NATION)
    {
        let above = match place.code.split_at(2) {
            (_, "0000") => NATION.to_owned(),
            (province, _) => format!("{province}0000"),
        };
        assert_eq!(place.parent.as_ref(), Some(&above), "{}", place.name);
        for name in [&place.name]
            .into_iter()
            .chain(&place.also)
            .filter(|name| !name.is_ascii())
        {
            assert!(names.insert(name.clone()), "{name} is called so twice");
        }
        let is_letters =
            |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase());
        assert!(
            is_letters(&place.pinyin) && is_letters(&place.initials),
            "{}",
            place.name
        );
        let is_read_so = reads_as(&place.name, &place.pinyin, &place.initials);
        assert!(is_read_so, "{} {}", place.name, place.pinyin);
        let mut left = place.pinyin.chars();
        assert!(
            place.initials.chars().all(|c| left.any(|one| one == c)),
            "{}",
            place.name
        );
        assert_eq!(
            place.pinyin.chars().next(),
            place.initials.chars().next(),
            "{}",
            place.name
        );
        assert_eq!(
            place.initials.len(),
            place.name.chars().count(),
            "{}",
            place.name
        );
    }
}

/// Characters with more than one sound, and names spelled otherwise than they look.
#[test]
fn pinyin_is_as_the_place_is_called() {
    let shelf = common::shelf();
    for (name, pinyin, initials) in [
        ("重庆", "chongqing", "cq"),
        ("厦门", "xiamen", "xm"),
        ("长沙", "changsha", "cs"),
        ("长治", "changzhi", "cz"),
        ("朝阳", "chaoyang", "cy"),
        ("六安", "luan", "la"),
        ("亳州", "bozhou", "bz"),
        ("台州", "taizhou", "tz"),
        ("丽水", "lishui", "ls"),
        ("乐山", "leshan", "ls"),
        ("乐东", "ledong", "ld"),
        ("蚌埠", "bengbu", "bb"),
        ("阿坝", "aba", "ab"),
        ("儋州", "danzhou", "dz"),
        ("泸州", "luzhou", "lz"),
        ("漯河", "luohe", "lh"),
        ("濮阳", "puyang", "py"),
        ("衢州", "quzhou", "qz"),
        ("宿州", "suzhou", "sz"),
        ("宿迁", "suqian", "sq"),
        ("吕梁", "lvliang", "ll"),
        ("百色", "baise", "bs"),
        ("曲靖", "qujing", "qj"),
        ("普洱", "puer", "pe"),
        ("昌都", "changdu", "cd"),
        ("那曲", "naqu", "nq"),
        ("日喀则", "rikaze", "rkz"),
        ("喀什", "kashi", "ks"),
        ("和田", "hetian", "ht"),
        ("阿勒泰", "aletai", "alt"),
        ("吐鲁番", "tulufan", "tlf"),
        ("锡林郭勒", "xilinguole", "xlgl"),
        ("巴彦淖尔", "bayannaoer", "byne"),
        ("巴音郭楞", "bayinguoleng", "bygl"),
        ("克孜勒苏", "kezilesu", "kzls"),
        ("哈尔滨", "haerbin", "heb"),
        ("大兴安岭", "daxinganling", "dxal"),
        ("石嘴山", "shizuishan", "szs"),
        ("铜仁", "tongren", "tr"),
        ("十堰", "shiyan", "sy"),
        ("澄迈", "chengmai", "cm"),
        ("陕西", "shaanxi", "sx"),
        ("山西", "shanxi", "sx"),
    ] {
        let place = shelf.index().find(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(
            (place.pinyin.as_str(), place.initials.as_str()),
            (pinyin, initials),
            "{name}"
        );
    }
}

#[test]
fn a_place_is_called_by_its_name_its_kind_what_it_lies_in_its_letters_or_its_code() {
    let shelf = common::shelf();
    for (text, place) in [
        ("泰安", Some("泰安")),
        ("泰安市", Some("泰安")),
        ("山东泰安", Some("泰安")),
        ("山东省泰安市", Some("泰安")),
        ("TaiAn", Some("泰安")),
        ("tai'an", Some("泰安")),
        ("370900", Some("泰安")),
        ("３７０９００", Some("泰安")),
        ("ｔａｉａｎ", Some("泰安")),
        // One name, two places: the province is called by the bare name.
        ("吉林", Some("吉林")),
        ("吉林省", Some("吉林")),
        ("吉林市", Some("吉林市")),
        ("吉林省吉林市", Some("吉林市")),
        ("吉林吉林", Some("吉林市")),
        ("海南", Some("海南")),
        ("海南省", Some("海南")),
        ("海南州", Some("海南州")),
        ("海南藏族自治州", Some("海南州")),
        ("青海海南", Some("海南州")),
        ("青海省海南州", Some("海南州")),
        ("青海省海南藏族自治州", Some("海南州")),
        ("海南市", None),
        ("湖南市", None),
        ("长沙省", None),
        ("湖南某市", None),
        // Kinds.
        ("广西壮族自治区", Some("广西")),
        ("湘西土家族苗族自治州", Some("湘西")),
        ("湘西州", Some("湘西")),
        ("大理市", Some("大理")),
        ("大兴安岭地区", Some("大兴安岭")),
        ("兴安盟", Some("兴安")),
        ("神农架林区", Some("神农架")),
        ("定安县", Some("定安")),
        ("白沙黎族自治县", Some("白沙")),
        ("海南省白沙县", Some("白沙")),
        ("巴音郭楞蒙古自治州", Some("巴音郭楞")),
        ("巴州", Some("巴音郭楞")),
        // Pools that are no divisions.
        ("兵团", Some("新疆兵团")),
        ("新疆生产建设兵团", Some("新疆兵团")),
        ("新疆石河子", Some("石河子")),
        ("兵团石河子", None),
        ("新疆兵团石河子市", Some("石河子")),
        ("苏州园区", Some("苏州工业园区")),
        ("江苏苏州工业园区", Some("苏州工业园区")),
        // Two places are spelled so.
        ("suzhou", None),
        ("fuzhou", None),
        ("shanxi", None),
        ("shaanxi", Some("陕西")),
        // Initials, where they are of one place; as the place question takes them.
        ("cs", Some("长沙")),
        ("CQ", Some("重庆")),
        ("ｘｍ", Some("厦门")),
        ("sz", None),
        ("jl", Some("吉林")),
        // What lies in a place, as the place question calls it and without the place.
        ("苏州昆山市", Some("苏州")),
        ("北京朝阳区", Some("北京")),
        ("湖南省长沙市浏阳市", Some("长沙")),
        ("长沙县", Some("长沙")),
        ("浏阳", Some("长沙")),
        ("朝阳区", None),
        // By its sound and its name, as the English lists write it.
        ("Changsha 长沙", Some("长沙")),
        ("Suzhou 苏州 昆山市", Some("苏州")),
        ("Beijing 长沙", None),
        ("长沙昆山市", None),
        ("长沙某某街道", None),
        // No place of this index.
        ("香港", None),
        ("", None),
        ("区", None),
    ] {
        assert_eq!(name(shelf.index().find(text)), place, "{text}");
    }
}

/// Whatever the place question offers can be written on a command line by the words it is offered with.
#[test]
fn every_label_of_the_place_question_names_its_place() {
    let shelf = common::shelf();
    let index = shelf.index();
    for typed in [
        "昆山",
        "朝阳区",
        "湖南",
        "广西",
        "孟连",
        "长沙",
        "cs",
        "海南",
    ] {
        let field = PlaceField {
            typed: typed.to_owned(),
            ..PlaceField::default()
        };
        for item in field.items(index) {
            for lang in [Lang::Zh, Lang::En] {
                if lang == Lang::En && matches!(item, PlaceItem::AllOf(_)) {
                    continue;
                }
                let label = item.label(lang, index);
                let found = index.find(&label).map(|place| place.code.as_str());
                assert_eq!(found, Some(item.code()), "{label}");
            }
        }
    }
}

#[test]
fn every_place_is_found_by_each_of_its_spellings_and_by_their_beginnings() {
    let shelf = common::shelf();
    let index = shelf.index();
    let wide = |text: &str| -> String {
        let widened = text.chars().map(|c| match u32::from(c) {
            code @ 0x21..=0x7E => char::from_u32(code + 0xFEE0).unwrap_or(c),
            _ => c,
        });
        widened.collect()
    };
    for place in index.places().iter().filter(|place| place.code != NATION) {
        let spellings = [&place.name, &place.pinyin, &place.initials, &place.code];
        for spelling in spellings.into_iter().chain(&place.also) {
            let letters: Vec<char> = spelling.chars().collect();
            for end in 1..=letters.len() {
                let typed: String = letters.iter().take(end).collect();
                for typed in [typed.to_uppercase(), wide(&typed), typed] {
                    let hits = index.search(&typed);
                    assert!(
                        hits.iter().any(|hit| hit.place == place),
                        "{} by {typed}",
                        place.name
                    );
                }
            }
        }
    }
}

#[test]
fn what_was_typed_whole_comes_first_then_places_with_rules_then_provinces_then_by_code() {
    let shelf = given(&["440300", "341300"]);
    let index = shelf.index();
    for (typed, first) in [
        // 宿州 and 深圳 have rules here, 朔州, 苏州 and 随州 do not; the last two only begin so.
        (
            "sz",
            &[
                "宿州",
                "深圳",
                "朔州",
                "苏州",
                "随州",
                "苏州工业园区",
                "石嘴山",
            ][..],
        ),
        ("SZ", &["宿州", "深圳"]),
        ("suzhou", &["宿州", "苏州", "苏州工业园区"]),
        ("su", &["宿州", "绥化", "苏州", "苏州工业园区", "宿迁"]),
        ("sx", &["山西", "陕西", "绍兴"]),
        ("shanxi", &["山西", "陕西"]),
        ("l", &["辽宁", "廊坊", "临汾", "吕梁"]),
        ("jl", &["吉林", "吉林市"]),
        ("jilin", &["吉林", "吉林市"]),
        ("吉林", &["吉林", "吉林市"]),
        ("海南", &["海南", "海南州", "乌海海南区"]),
        ("cq", &["重庆"]),
        ("xm", &["厦门"]),
        ("cs", &["长沙"]),
        ("长沙市", &["长沙"]),
        ("湖南长沙", &["长沙"]),
        // A code lists what begins with it, in its order.
        ("4403", &["深圳"]),
        ("3413", &["宿州"]),
        ("34", &["安徽", "合肥", "芜湖"]),
        // What lies in a place comes after the place called so, with the place before it.
        ("朝阳", &["朝阳", "北京朝阳区", "长春朝阳区"]),
        ("朝阳区", &["北京朝阳区", "长春朝阳区"]),
        ("北京朝阳区", &["北京朝阳区"]),
        ("北京市朝阳", &["北京朝阳区"]),
        ("浏阳", &["长沙浏阳市"]),
        ("湖南省长沙市浏阳市", &["长沙浏阳市"]),
        ("孟连县", &["普洱孟连傣族拉祜族佤族自治县"]),
        ("长沙某某街道", &["长沙"]),
    ] {
        let found = found(index, typed);
        let begins: Vec<&str> = found.iter().take(first.len()).map(String::as_str).collect();
        assert_eq!(begins, first, "{typed}: {found:?}");
    }
    for nothing in ["", " ", "香港", "xyz", "999999", "某地"] {
        let found = found(index, nothing);
        assert_eq!(found, [""; 0], "{nothing}");
    }
}

/// The built-in index, with rules of their own only for these.
fn given(with_packs: &[&str]) -> yibao::policy::Shelf {
    let shelf = common::shelf();
    let text = shelf.text("index.toml").expect("there is one");
    let mut code = "";
    let mut out = String::new();
    for line in text.lines().filter(|line| !line.starts_with("pack")) {
        code = line
            .strip_prefix("code = ")
            .map_or(code, |code| code.trim_matches('"'));
        out += line;
        out.push('\n');
        if line.starts_with("initials") && with_packs.contains(&code) {
            out += "pack = \"x.toml\"\n";
        }
    }
    yibao::policy::Shelf::given([("index.toml".to_owned(), out)]).expect("it reads")
}

#[test]
fn a_name_that_is_no_place_is_never_taken_for_one_that_only_looks_like_it() {
    let shelf = common::shelf();
    let index = shelf.index();
    let meant = |text: &str| {
        let names = |places: Vec<&Place>| -> Vec<String> {
            places.into_iter().map(|place| place.name.clone()).collect()
        };
        match index.meant(text) {
            Meant::Place(place) => format!("is {}", place.name),
            Meant::OneOf(places) => format!("one of {}", names(places).join(" ")),
            Meant::Within(places) => format!("in {}", names(places).join(" ")),
            Meant::Elsewhere => "elsewhere".to_owned(),
            Meant::Nothing => "?".to_owned(),
        }
    };
    for (text, expected) in [
        ("常沙", "is 长沙"),
        ("伤海市", "is 上海"),
        ("呼和浩", "is 呼和浩特"),
        ("昆山", "in 苏州"),
        ("昆山市", "in 苏州"),
        ("浏阳", "in 长沙"),
        ("长沙县", "in 长沙"),
        ("义乌", "in 金华"),
        // It sounds like 钦州 and lies in 潍坊.
        ("青州", "in 潍坊"),
        ("朝阳区", "in 北京 长春"),
        ("西安区", "in 辽源 牡丹江"),
        ("兴安县", "in 桂林"),
        ("孟连县", "in 普洱"),
        ("北京朝阳区", "is 北京"),
        ("湖南长沙岳麓区", "is 长沙"),
        ("河南省平顶山市鲁山县", "is 平顶山"),
        ("suzhou", "one of 苏州 宿州"),
        ("sz", "one of 深圳 朔州 苏州 宿州 随州"),
        ("xm", "is 厦门"),
        ("Beijin", "is 北京"),
        ("香港", "elsewhere"),
        ("台湾省", "elsewhere"),
        ("xianggang", "elsewhere"),
        ("某地", "?"),
        ("", "?"),
    ] {
        let sorted = |text: &str| {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            words.sort();
            words
        };
        assert_eq!(
            sorted(&meant(text)),
            sorted(expected),
            "{text}: {}",
            meant(text)
        );
    }
}

#[test]
fn every_place_reads_on_a_line_by_its_name_and_its_code_and_is_written_back() {
    let shelf = common::shelf();
    let index = shelf.index();
    for place in index.places() {
        for called in [&place.name, &place.code] {
            let line = format!("今 2026-11-21 {called} 灵活 交 ..2026-08");
            let case = common::case(&line, &shelf);
            assert_eq!(case.places(), [place.code.as_str()], "{line}");
            let written = case.to_line(index);
            assert!(written.contains(&format!(" {} ", place.name)), "{written}");
            let back = Case::read_line(&written, index, common::day("2026-11-21"));
            assert_eq!(back.as_ref(), Ok(&case), "{written}");
        }
    }
    let two = common::case(
        "今 2026-11-21 吉林 单位 ..2026-07 吉林市 灵活 2026-08..",
        &shelf,
    );
    assert_eq!(two.places(), ["220000", "220200"]);
}

fn typed(text: &str) -> Session {
    let mut session = Session::new(common::shelf(), Lang::Zh, common::day("2026-11-21"));
    for c in text.chars() {
        session.update(Action::Type(c));
    }
    session
}

/// The place the session was told, if it went on.
fn chosen(session: &Session) -> Option<String> {
    let place = session.answers.place().map(str::to_owned);
    place.filter(|_| session.page != Page::Ask(yibao::interview::Question::Place))
}

#[test]
fn every_place_can_be_chosen_from_the_lists_alone() {
    let shelf = common::shelf();
    for place in shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.code != NATION)
    {
        let mut session = typed("");
        let mut go_to = |code: &str| {
            for _ in 0..100 {
                let items = session.place.items(session.shelf.index());
                if items
                    .get(session.place.focus)
                    .is_some_and(|item| item.code() == code)
                {
                    return session.update(Action::Accept);
                }
                session.update(Action::Move(Direction::Right));
            }
            panic!("{code} is in no list")
        };
        let parent = place.parent.as_deref().unwrap_or(NATION);
        if parent == NATION {
            go_to(&place.code);
            // Of a province with places of its own, what remains of it stands at the end of them.
            if chosen(&session).is_none() {
                session.update(Action::Move(Direction::Last));
                session.update(Action::Accept);
            }
        } else {
            go_to(parent);
            go_to(&place.code);
        }
        assert_eq!(
            chosen(&session).as_deref(),
            Some(place.code.as_str()),
            "{}",
            place.name
        );
    }
}

#[test]
fn a_digit_takes_what_was_found_by_letters_and_belongs_to_a_code_otherwise() {
    for (keys, code) in [
        ("cs1", Some("430100")),
        ("朝阳2", Some("110000")),
        ("suzhou2", Some("341300")),
        ("cs9", None),
        ("cs0", None),
        ("430100", None),
    ] {
        assert_eq!(chosen(&typed(keys)).as_deref(), code, "{keys}");
    }
    let mut by_code = typed("430100");
    by_code.update(Action::Accept);
    assert_eq!(chosen(&by_code).as_deref(), Some("430100"));
}

/// Below the list there is room for two lines, in the narrowest window as well.
#[test]
fn what_is_said_of_a_place_fits_below_the_list() {
    let shelf = common::shelf();
    let index = shelf.index();
    for place in index.places().iter().filter(|place| place.code != NATION) {
        let code = || place.code.clone();
        let is_province = place.code.ends_with("0000");
        let whole = [PlaceItem::RestOf(code()), PlaceItem::AllOf(code())];
        let whole = whole.into_iter().filter(|_| is_province);
        for item in whole.chain([PlaceItem::Place(code())]) {
            for lang in [Lang::Zh, Lang::En] {
                let about = item.about(lang, index).expect("something is said");
                assert!(wrap(&about, 56).len() <= 2, "{about}");
            }
        }
    }
}

/// Whoever types a province is offered its places, and needs no more keys than before if the province is meant.
#[test]
fn a_province_that_is_typed_stands_before_its_places() {
    let shelf = common::shelf();
    for (typed, first, among) in [
        ("湖南", "湖南全省", Some("长沙")),
        ("湖南省", "湖南全省", Some("湘西")),
        ("hunan", "湖南全省", Some("株洲")),
        ("430000", "湖南全省", Some("长沙")),
        ("广西", "广西全区", Some("南宁")),
        ("吉林", "吉林全省", Some("长春")),
        ("海南", "海南全省", Some("海口")),
        // Several provinces begin so, or it is a place without places of its own.
        ("hn", "河南", None),
        ("湖", "湖北", None),
        ("北京", "北京", None),
        ("吉林市", "吉林市", None),
        ("昆山", "苏州昆山市", None),
    ] {
        let field = PlaceField {
            typed: typed.to_owned(),
            ..PlaceField::default()
        };
        let items = field.items(shelf.index());
        let label = |item: &PlaceItem| item.label(Lang::Zh, shelf.index());
        let labels: Vec<String> = items.iter().map(label).collect();
        assert_eq!(labels.first().map(String::as_str), Some(first), "{typed}");
        if let Some(among) = among {
            let times = labels.iter().filter(|label| *label == among).count();
            assert_eq!(times, 1, "{typed}: {labels:?}");
        }
        let all = labels
            .iter()
            .any(|label| label.ends_with("全省") || label.ends_with("全区"));
        assert_eq!(all, among.is_some(), "{typed}: {labels:?}");
    }
    for (keys, code) in [("湖南", "430000"), ("hunan", "430000")] {
        let mut session = typed(keys);
        session.update(Action::Accept);
        assert_eq!(chosen(&session).as_deref(), Some(code), "{keys}");
        let mut session = typed(keys);
        session.update(Action::Type('2'));
        assert_eq!(chosen(&session).as_deref(), Some("430100"), "{keys}2");
    }
}

#[test]
fn the_list_says_whose_rules_a_place_falls_back_to() {
    for (keys, says) in [
        (
            "长沙",
            Some("湖南长沙：按收集到的规定看，没有收集到的会写明"),
        ),
        // Its pack holds nothing but that nothing is known.
        (
            "西藏",
            Some("不清楚是哪个市，就选这一条：按西藏和全国收集到的规定看"),
        ),
        (
            "朝阳",
            Some("辽宁朝阳：当地的规定还没收集，按辽宁和全国收集到的看"),
        ),
        (
            "湖州",
            Some("浙江湖州：当地的规定还没收集，按浙江和全国收集到的看"),
        ),
        ("石河子", Some("新疆石河子归新疆兵团，按全国收集到的规定看")),
        ("", None),
    ] {
        let session = typed(keys);
        let index = session.shelf.index();
        let items = session.place.items(index);
        let about = items.first().and_then(|item| item.about(Lang::Zh, index));
        if keys.is_empty() {
            assert!(about.is_some(), "北京 has no list of its own");
        } else {
            assert_eq!(about.as_deref(), says, "{keys}");
        }
    }
}
