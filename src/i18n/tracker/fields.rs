//! Names of what the station keeps beside matters, projects and notices: kinds, fields, the words that can be chosen in them.

use crate::{
    i18n::{Lang, names::names, words},
    tracker::{
        LeafKind, LeafNo,
        leaf::{
            Field,
            choices::{Class, Coached, Office, Sector, VotedBy},
        },
    },
};

names! {
    /// What a leaf is.
    leaf_kind(LeafKind) {
        Block { zh: "片", en: "block" }
        Round { zh: "巡片", en: "round" }
        Term { zh: "届", en: "term" }
        Seat { zh: "席位", en: "seat" }
        Sitting { zh: "例会", en: "council meeting" }
        Coaching { zh: "辅导", en: "coaching" }
        Report { zh: "报送的报告", en: "report handed in" }
        Remark { zh: "监督意见", en: "supervisor's remark" }
        Article { zh: "公约条", en: "article" }
    }

    /// What a field says.
    field(Field) {
        Name { zh: "名称", en: "name" }
        Buildings { zh: "楼栋", en: "buildings" }
        Worker { zh: "社工", en: "social worker" }
        From { zh: "从哪天起", en: "from" }
        Until { zh: "到哪天", en: "until" }
        Block { zh: "哪一片", en: "block" }
        On { zh: "哪天", en: "day" }
        Walker { zh: "谁巡的", en: "walked by" }
        Clear { zh: "三清，做到的", en: "three clear, in order" }
        Prompt { zh: "四及时，做到的", en: "four prompt, in order" }
        Visited { zh: "五必访，各几户", en: "five to visit, how many each" }
        Found { zh: "看到的", en: "found" }
        Number { zh: "第几届", en: "which term" }
        Basis { zh: "凭什么", en: "on what basis" }
        Term { zh: "届", en: "term" }
        Person { zh: "谁", en: "who" }
        Class { zh: "常任还是热心居民", en: "standing, or a resident who helps" }
        Sector { zh: "哪一方", en: "from where" }
        Offices { zh: "担任", en: "office" }
        LivesHere { zh: "住在本小区", en: "lives here" }
        Present { zh: "到会的", en: "present" }
        Note { zh: "备注", en: "note" }
        Settled { zh: "议定的", en: "settled" }
        What { zh: "哪一种", en: "kind" }
        Who { zh: "谁来的", en: "who came" }
        People { zh: "几个人参加", en: "people" }
        Hours { zh: "几个小时", en: "hours" }
        Advice { zh: "提的建议", en: "advice" }
        Span { zh: "哪段时间的(2026年三季度)", en: "of which days (2026Q3)" }
        To { zh: "报送给谁", en: "handed in to" }
        Bearer { zh: "谁送的", en: "taken there by" }
        Remark { zh: "怎么看", en: "remark" }
        Own { zh: "站里自己的话", en: "own words" }
        Paper { zh: "文件的校验(SHA-256)", en: "SHA-256 of the file" }
        Head { zh: "台账记录码", en: "code of the record" }
        Motion { zh: "依据的提议", en: "motion" }
        Words { zh: "条文", en: "words" }
        Agreed { zh: "当初怎么定的(哪年哪个会)", en: "how it was agreed (which year, which meeting)" }
        Revises { zh: "修订哪一版", en: "revises" }
        Category { zh: "哪一类", en: "class" }
        Department { zh: "配哪个部门", en: "department" }
        Does { zh: "部门依法做什么", en: "what it does by law" }
        Heard { zh: "征求意见", en: "notice for comments" }
        VotedBy { zh: "哪个会表决的", en: "who voted" }
        Voted { zh: "哪天表决", en: "day of the vote" }
        Called { zh: "应到", en: "called" }
        Came { zh: "实到", en: "came" }
        For { zh: "赞成", en: "for" }
        Against { zh: "反对", en: "against" }
        Abstained { zh: "没表态", en: "abstained" }
        Filed { zh: "哪天备案", en: "filed on" }
        FiledAs { zh: "备案号", en: "filed under" }
        FiledWith { zh: "报给谁备案", en: "filed with" }
        InForce { zh: "哪天起施行", en: "in force from" }
    }

    /// How somebody serves.
    class(Class) {
        Standing { zh: "常任", en: "standing" }
        Warm { zh: "热心居民", en: "resident" }
    }

    /// Whom somebody comes from.
    sector(Sector) {
        Community { zh: "社区两委", en: "community committees" }
        Owners { zh: "业委会", en: "owners' committee" }
        Manager { zh: "物业", en: "property manager" }
        Society { zh: "社会组织", en: "society" }
        Resident { zh: "居民骨干", en: "active resident" }
        Unit { zh: "辖区单位", en: "local unit" }
    }

    /// What somebody sees to.
    office(Office) {
        Chair { zh: "理事长", en: "chair" }
        Deputy { zh: "副理事长", en: "deputy chair" }
        Handler { zh: "经办", en: "handler" }
        Approver { zh: "审批", en: "approver" }
        Supervisor { zh: "监督", en: "supervisor" }
    }

    /// What tutors came for.
    coached(Coached) {
        Training { zh: "培训", en: "training" }
        Visit { zh: "参观", en: "visit" }
        Tutor { zh: "导师", en: "tutor" }
        OnSite { zh: "实地指导", en: "on-site" }
        Inspection { zh: "督导", en: "inspection" }
    }

    /// Who voted.
    voted_by(VotedBy) {
        Assembly { zh: "居民会议", en: "the residents' assembly" }
        Delegates { zh: "居民代表会议", en: "the residents' representatives" }
    }
}

words! {
    /// It doesn't hold any more.
    over(day: &str) { zh: "到{day}为止", en: "ended on {day}" }
}

/// The number of a leaf, as it is said aloud.
pub fn leaf_no(lang: Lang, no: LeafNo) -> String {
    match lang {
        Lang::Zh => no.spoken(),
        Lang::En => no.to_string(),
    }
}
