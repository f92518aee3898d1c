//! 练一练: what is asked of somebody who practises, and what each key did.

use super::words;

words! {
    /// Before each.
    step(k: usize, n: usize, what: &str) { zh: "{k}/{n} {what}", en: "{k}/{n} {what}" }
    /// Before the first is pressed.
    begins() { zh: "大家看墙，您看这里。黄框就是下一步，按它的键；弄不坏什么", en: "the room looks at the wall, you look here; nothing can break" }
    hand() { zh: "17号举手，赞成：打 17+", en: "no. 17 raises a hand, for: type 17+" }
    hand_did() { zh: "17号排上了：符号一打就记，不用回车", en: "no. 17 waits: the sign records it, without Enter" }
    against() { zh: "8号反对：打 8- 再按回车", en: "no. 8 against: 8- and Enter" }
    against_did() { zh: "8号也排上了。该请谁，程序来算", en: "no. 8 waits too; whose turn it is, the program works out" }
    grant() { zh: "请下一位：按回车", en: "give the floor: Enter" }
    grant_did() { zh: "钟走起来了，墙上写着谁在说", en: "the clock runs, the wall says who speaks" }
    end() { zh: "说完了：按空格", en: "done: Space" }
    end_did() { zh: "这一回记下了。回车和空格是一样的", en: "recorded; Enter and Space do the same" }
    undo() { zh: "按错了？F3，再打 1：改回来", en: "a mistake? F3, then 1 takes it back" }
    undo_did() { zh: "刚才那步改回了，什么也不丢；更早的也在 F3 里", en: "it was taken back; earlier lines are in F3, too" }
    call() { zh: "说远了：打 *6 再按回车", en: "off the point: *6 and Enter" }
    call_did() { zh: "墙上只有那条规矩的一句话，不写是谁", en: "the wall has the rule's kind line, and nobody's name" }
    close() { zh: "让他说完，请8号，再收住讨论：一下一下按回车", en: "let them end, then no. 8, then close the debate: Enter, one after another" }
    close_did() { zh: "都说完了，讨论收住了", en: "all have spoken, the debate is closed" }
    vote() { zh: "表决：按回车，打有票几位，再按 Tab", en: "the vote: Enter, how many have a vote, Tab" }
    vote_did() { zh: "墙上请大家举手：先赞成，后反对", en: "the wall asks for hands: for, then against" }
    count() { zh: "数好了，赞成20、反对8：打 20 8 再按回车", en: "20 for, 8 against: 20 8 and Enter" }
    count_did() { zh: "两个数都记下了，还没公布", en: "both are recorded, and not announced yet" }
    result() { zh: "公布：按回车，再打 1 按回车", en: "announce it: Enter, then 1 and Enter" }
    result_did() { zh: "结果上墙了；数错了可以重数", en: "the wall has the result; it can be counted again" }
    wall() { zh: "看看墙：按 F9", en: "look at the wall: F9" }
    wall_did() { zh: "大家看到的就是这个；再按 F9 回来", en: "this is what the room sees; F9 goes back" }
    back() { zh: "回自己的屏幕：再按 F9", en: "back to your own screen: F9 again" }
    back_did() { zh: "右边小字就是墙上现在放着的", en: "what the wall shows stands beside" }
    hush() { zh: "太吵了：按 F5", en: "too loud: F5" }
    hush_did() { zh: "墙上静一静；往下走它自己换掉", en: "the wall asks for quiet, until the meeting goes on" }
    find() { zh: "别的都在 F2 里：按 F2，打 xyx 找「歇一歇」", en: "everything else: F2, then type to find" }
    find_did() { zh: "打拼音头一个字母、汉字都找得到；Esc 关上", en: "initials and words both find; Esc closes" }
    over() { zh: "练完了。接着随便按，或按 F10 离开", en: "that was it: go on trying, or F10 leaves" }
    /// On a wall of its own, once Esc was pressed.
    leave_wall() { zh: "再按一次 Esc，关上墙面", en: "Esc once more closes the wall" }
    /// The first screen finds.
    find_here() { zh: "打字找：哪一场会、哪一页，或一件事(编号、事情、谁)，回车打开", en: "type to find a meeting, a page or a matter (its number, its words, whose), Enter opens it" }
    /// Nothing is taken back at the station.
    no_undo_here() { zh: "这里没有要改回的。站里记错了，到 F7、F8 那几页上按 F3", en: "nothing to take back here: what was written down at the station, F3 on its pages takes back" }
    /// On the start screen.
    row() { zh: "练一练", en: "try it" }
    row_why() { zh: "十分钟，在练习会里，不会弄坏什么", en: "ten minutes in a practice copy; nothing can break" }
    /// Another station of this laptop.
    station(name: &str) { zh: "到「{name}」站", en: "to the station {name}" }
    /// The first of them.
    station_first() { zh: "回到头一个站", en: "back to the first station" }
    /// Beside it.
    station_why() { zh: "各站的会、名册、事项分开放", en: "each station has its own meetings, roster and items" }
    /// On the start screen.
    roster() { zh: "导入名册", en: "bring the roster in" }
    roster_why() { zh: "Excel、WPS、CSV 都行；没有名册也能开会", en: "from a spreadsheet; a meeting needs none" }
    /// Asked for the file.
    roster_file() { zh: "名册文件(拖进来也行)", en: "file of the roster (drop it here)" }
    /// It has faults.
    roster_faults(n: usize, first: &str) { zh: "没有收：{n}处要先改。{first}", en: "nothing taken: {n} things to put right. {first}" }
    /// It can't be read.
    roster_unread(why: &str) { zh: "没有收：{why}", en: "nothing taken: {why}" }
    /// It looks wrong in places.
    roster_doubts(first: &str) { zh: "先看一眼：{first}。没错的话，再按一次回车", en: "look first: {first}. If that is so, press Enter again" }
}
