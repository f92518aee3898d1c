//! The table of what may be done with a motion, as it is printed for people.

use crate::meeting::slip::{Act, May, Stand, WhyNoSlip, cell};

fn stand(of: Stand) -> &'static str {
    match of {
        Stand::Waiting => "还没议 waiting",
        Stand::Open => "正在议 open",
        Stand::DebateClosed => "说完了 debate closed",
        Stand::Voting => "正在数 vote open",
        Stand::Passed => "通过 passed",
        Stand::Advised => "形成建议 advice",
        Stand::Failed => "没通过 failed",
        Stand::Tied => "一样多 tied",
        Stand::Consulted => "只问想法 consulted",
        Stand::Parked => "先记着 parked",
        Stand::Withdrawn => "收回 withdrawn",
        Stand::Forwarded => "转出去了 forwarded",
        Stand::Declined => "不采纳 declined",
    }
}

fn act(of: Act) -> &'static str {
    match of {
        Act::Open => "开始议 `OpenMotion`",
        Act::What => "改做什么 `EditMotion(action)`",
        Act::Where => "改哪一处 `EditMotion(object)`",
        Act::Who => "写谁来做 `EditMotion(who)`",
        Act::When => "写几时好 `EditMotion(when)`",
        Act::Scope => "说归谁定 `SetScope`",
        Act::Amend => "提改法 `Amend`",
        Act::Park => "先记着 `Park`",
        Act::Withdraw => "收回 `WithdrawMotion`",
        Act::Vote => "表决 `OpenVote`",
        Act::Recount => "重数 `Recount`",
        Act::ToResidents => "居民自办 `Forward(Residents)`",
        Act::ToUnit => "递给别人定 `Forward(Council, Owners, Community, Street, Department, Deputies, Consultation)`",
        Act::ToCarry => "自治基金、居民公约 `Forward(Fund, Covenant)`",
        Act::ToNext => "下次议题 `Forward(NextMeeting)`",
        Act::Decline => "不采纳 `Forward(Declined)`",
        Act::Correct => "更正 `Correct`",
        Act::Row => "挂一行计划 `ProposeAction`",
    }
}

fn may(of: May) -> &'static str {
    match of {
        May::Yes => "yes",
        May::Blank => "blanks",
        May::Down => "down",
        May::No(WhyNoSlip::Decided) => "R13",
        May::No(WhyNoSlip::Own) => "own",
        May::No(WhyNoSlip::Withdrawn) => "taken back",
        May::No(WhyNoSlip::Declined) => "declined",
        May::No(WhyNoSlip::Already) => "is so",
        May::No(WhyNoSlip::First(first)) => first.as_str(),
        May::No(WhyNoSlip::DebateClosed) => "closed",
        May::No(WhyNoSlip::Voting) => "counting",
        May::No(WhyNoSlip::NoVote) => "no vote",
    }
}

const HEAD: &str = "
## What may be done with a motion

`yes`; `blanks`: only what the vote left open, and the papers say that it was filled in after the vote; `down`: 通过 → 建议 with its reason, or
who it is that nobody could name; everything else is refused: decided (`R13`), the residents' own decision (`own`), taken back, declined, so
already (`is so`), what comes first (a command), its debate is closed, its hands are being counted, no vote was taken. What was sent on or declined
lies on top of where a motion stands (the last two columns), and refuses first. A correction stands beside the words, never in their place.
The same words aren't moved again without a reason (R13).
";

/// The table, a line an act, a column a stand.
pub(super) fn table() -> String {
    let mut page = HEAD.to_owned();
    let line = |head: &str, cells: [&str; Stand::ALL.len()]| format!("| {head} | {} |\n", cells.join(" | "));
    page.push('\n');
    page.push_str(&line("act", Stand::ALL.map(stand)));
    page.push_str(&line("---", Stand::ALL.map(|_| "---")));
    for of in Act::ALL {
        page.push_str(&line(act(of), Stand::ALL.map(|on| may(cell(on, of)))));
    }
    page
}
