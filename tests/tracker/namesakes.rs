//! Two neighbours of one name: told apart wherever the name is typed, brought or erased.

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    meeting::words::Destination,
    store::{Name, Page, Store},
    tracker::{Command, Filter, New},
};

use super::{
    NOON,
    cli::Station,
    screen::Screen,
    typed::{gives, store},
};

const ENTER: KeyCode = KeyCode::Enter;
/// At another moment other ids are fresh.
const LATER: &str = "2026-05-25T13:00:00+08:00";

#[test]
fn two_neighbours_of_one_name_are_two() {
    let station = Station::new();
    let add = |args: &[&str]| station.at(NOON, &[&["desk", "add"], args].concat());
    assert_eq!(add(&["灯坏了", "--visitor", "王芳", "--building", "3号楼"]).code, 0);
    // The same building, however it is written, is the same person.
    assert_eq!(add(&["灯又坏了", "--visitor", "王芳", "--building", "3幢"]).code, 0);
    let names = || {
        let names = store(&station).names().unwrap();
        names.into_iter().map(|(_, Name { name, call })| (name, call)).collect::<Vec<_>>()
    };
    assert_eq!(names().len(), 1);
    // Another one is asked: both are named, and what can be typed.
    let ran = add(&["水管漏了", "--visitor", "王芳", "--building", "8号楼"]);
    assert!(
        ran.code == 2 && ran.err.contains("王芳@3幢") && ran.err.contains("王芳@8号楼"),
        "{} {}",
        ran.code,
        ran.err
    );
    assert_eq!(names().len(), 1);
    let done = add(&["水管漏了", "--visitor", "王芳@8号楼", "--building", "8号楼"]);
    assert!(done.code == 0, "{}", done.err);
    assert_eq!(names().len(), 2);
    assert!(names().iter().any(|(_, call)| call.as_deref() == Some("王芳(8号楼)")), "{:?}", names());
    // By the name alone nobody is meant, by name and building one of them.
    let ran = station.at(NOON, &["track", "add", "装灯", "--lead", "王芳"]);
    assert!(ran.code == 2 && ran.err.contains("王芳@3幢") && ran.err.contains("王芳@8号楼"), "{}", ran.err);
    assert_eq!(station.at(NOON, &["track", "add", "装灯", "--lead", "王芳@8号楼"]).code, 0);
    assert_eq!(names().len(), 2);
    let shown = station.at(NOON, &["track", "list", "装灯"]).out;
    assert!(shown.contains("王芳(8号楼)"), "{shown}");
}

#[test]
fn on_a_paper_somebody_has_the_name_alone_and_where_they_live_only_where_two_share_it() {
    use yishi::{office::Clerk, sitting::Clock, station::Home};
    let station = Station::new();
    let add = |args: &[&str]| assert_eq!(station.at(NOON, &[&["desk", "add"], args].concat()).code, 0);
    add(&["灯坏了", "--visitor", "王芳", "--building", "3号楼"]);
    add(&["水管漏了", "--visitor", "王芳@8号楼", "--building", "8号楼"]);
    add(&["井盖松了", "--visitor", "李梅"]);
    let said = || {
        let clerk = Clerk::look(&Home::at(station.home.path()).unwrap(), Clock::at(NOON.parse().unwrap())).unwrap();
        let mut all: Vec<String> = clerk.people().filter_map(|id| clerk.on_paper(id)).collect();
        all.sort();
        all
    };
    assert_eq!(said(), ["李梅", "王芳", "王芳(8号楼)"]);
    // Once the other one is gone, nothing has to tell her apart; what people write in brackets themselves stays.
    assert_eq!(station.at(NOON, &["erase", "王芳@3号楼", "--yes"]).code, 0);
    add(&["树倒了", "--visitor", "张姐(志愿者)"]);
    assert_eq!(said(), ["张姐(志愿者)", "李梅", "王芳"]);
}

#[test]
fn the_screen_asks_which_of_one_name_by_a_digit() {
    let station = Station::new();
    let visits =
        |station: &Station| store(station).list(&Filter { desk: true, ..Filter::default() }, Page::ALL).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    let visit = |screen: &mut Screen, words: &str, building: &str| {
        screen.press(KeyCode::F(10)).press(KeyCode::F(4)).press(KeyCode::F(6)).types(words).press(ENTER);
        screen.types("王芳").press(ENTER).types(building).press(ENTER);
    };
    visit(&mut screen, "灯坏了", "3号楼");
    screen.press(KeyCode::Tab);
    visit(&mut screen, "灯又坏了", "3号楼");
    screen.press(KeyCode::Tab);
    // Another building: which one, with where she is from; Tab skips no such question.
    visit(&mut screen, "水管漏了", "8号楼");
    let shown = screen.all();
    assert!(shown.contains("1 王芳(3号楼)") && shown.contains("2 另一位"), "{shown}");
    screen.press(KeyCode::Tab);
    assert_eq!(visits(&station).len(), 2, "{}", screen.all());
    screen.types("2").press(KeyCode::Tab);
    let authors: std::collections::BTreeSet<_> =
        visits(&station).into_iter().map(|visit| format!("{:?}", visit.author)).collect();
    assert_eq!((visits(&station).len(), authors.len()), (3, 2), "{}", screen.all());
    // Without a building nothing tells them apart.
    let promise = New { to: Some(Destination::Residents), kept: true, ..New::about("装灯") };
    gives(&station, &[Command::Add(Box::new(promise))]);
    screen.press(KeyCode::F(7)).types("6王芳").press(ENTER);
    let shown = screen.all();
    assert!(
        shown.contains("1 王芳(3号楼)") && shown.contains("2 王芳(8号楼)") && shown.contains("3 另一位"),
        "{shown}"
    );
    screen.types("2").press(ENTER);
    let shown = screen.press(KeyCode::F(7)).all();
    assert!(shown.contains("王芳(8号楼)"), "{shown}");
}

#[test]
fn erase_shows_whom_it_takes_and_asks_which_of_two() {
    let station = Station::new();
    for (words, who) in [("灯坏了", "王芳@3号楼"), ("水管漏了", "王芳@8号楼"), ("车停满了", "老周")]
    {
        let building = who.split_once('@').map_or("5号楼", |(_, building)| building);
        let ran = station.at(NOON, &["desk", "add", words, "--visitor", who, "--building", building]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let names = || store(&station).names().unwrap().len();
    // It says whom, and does nothing yet.
    let ran = station.at(NOON, &["erase", "老周"]);
    assert!(
        ran.code == 1 && ran.err.contains("老周") && ran.err.contains("5号楼") && ran.err.contains("--yes"),
        "{} {}",
        ran.code,
        ran.err
    );
    assert_eq!(names(), 3);
    assert_eq!(station.at(NOON, &["erase", "老周", "--yes"]).code, 0);
    assert_eq!(names(), 2);
    // Two are called so: neither is taken.
    let ran = station.at(NOON, &["erase", "王芳", "--yes"]);
    assert!(ran.code == 2 && ran.err.contains("3号楼") && ran.err.contains("8号楼"), "{} {}", ran.code, ran.err);
    assert_eq!(names(), 2);
    assert_eq!(station.at(NOON, &["erase", "王芳@8号楼", "--yes"]).code, 0);
    assert_eq!(names(), 1);
    assert!(station.at(NOON, &["desk", "list"]).out.contains("王芳"));
}

#[test]
fn whom_the_books_know_is_the_same_person_in_the_roster_where_name_and_building_say_so() {
    for by_screen in [false, true] {
        let station = Station::new();
        for (words, who, building) in
            [("灯坏了", "王芳", "3号楼"), ("车停满了", "老周", ""), ("水管漏了", "李明", "5号楼")]
        {
            let place = if building.is_empty() { vec![] } else { vec!["--building", building] };
            let ran = station.at(NOON, &[vec!["desk", "add", words, "--visitor", who], place].concat());
            assert_eq!(ran.code, 0, "{}", ran.err);
        }
        let file = station.file("名册.csv");
        let rows = "姓名,楼,户\n王芳,3幢,502\n老周,7号楼,101\n李明,6号楼,301\n赵一,1号楼,101\n";
        std::fs::write(&file, rows).unwrap();
        let said = if by_screen {
            let mut screen = Screen::on(&station, Lang::Zh, LATER);
            screen.press(KeyCode::F(2)).types("名册").press(ENTER).types(file.to_str().unwrap()).press(ENTER).all()
        } else {
            let ran = station.at(LATER, &["roster", "import", file.to_str().unwrap(), "--yes"]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            ran.err
        };
        let plain: String = said.split_whitespace().collect();
        assert!(by_screen || plain.contains("其中1位台账里早就有"), "{said}");
        assert!(plain.contains("记作两位") && plain.contains("老周"), "{said}");
        // She is one person: nobody is asked which. The others are two of the name.
        let lead = |who: &str| station.at(LATER, &["track", "add", "装灯", "--lead", who]);
        assert_eq!(lead("王芳").code, 0, "{}", lead("王芳").err);
        for who in ["老周", "李明"] {
            assert_eq!(lead(who).code, 2, "{who}");
        }
        assert_eq!((lead("李明@6号楼").code, lead("赵一").code), (0, 0));
    }
}
