//! What stands beside the pictures of an evening.

use super::words;

words! {
    heat() { zh: "大家最关心的", en: "What people cared about most" }
    clock() { zh: "计划与实际", en: "Plan and clock" }
    planned_and_took(planned: u16, took: &str) { zh: "{took}（计划{planned}）", en: "{took} (plan {planned})" }
    floor() { zh: "各方发言时间", en: "Who spoke for how long" }
    moves() { zh: "大家怎么换桌", en: "From table to table" }
    from_to(from: &str, to: &str) { zh: "{from}到{to}", en: "{from} to {to}" }
    moved_otherwise() { zh: "其余的", en: "all others" }
    sides() { zh: "赞成、反对各说了多久", en: "How long each side spoke" }
    way() { zh: "从提出到认领", en: "From raised to promised" }
    way_raised() { zh: "提出", en: "Raised" }
    way_topics() { zh: "归成议题", en: "Topics" }
    way_tables() { zh: "分桌", en: "Tables" }
    way_motions() { zh: "提议", en: "Proposals" }
    way_agreed() { zh: "通过和形成建议", en: "Passed or advised" }
    way_rows() { zh: "行动", en: "Rows of the plan" }
    way_pledges() { zh: "认领", en: "Pledges" }
    /// Above the bars: of what, and how much.
    heat_head() { zh: "议题|圆点", en: "Topic|Dots" }
    clock_head() { zh: "环节|空心是计划，实心是实际", en: "Stage|Hollow: plan, full: clock" }
    floor_head() { zh: "身份|发言（分:秒）", en: "Sector|Speech (min:s)" }
    moves_head() { zh: "从哪桌到哪桌|几人次", en: "From, to|How many" }
    sides_head() { zh: "怎么说的|发言（分:秒）", en: "Side|Speech (min:s)" }
    way_head() { zh: "到了哪一步|几件", en: "Step|How many" }
}
