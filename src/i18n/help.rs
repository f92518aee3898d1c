//! What `--help` says of each order, in Chinese, by what it says in English; a test holds that none is left out.

/// English, Chinese.
pub const ABOUT: &[(&str, &str)] = &[
    ("Runs a residents' Open Space meeting, and keeps its record", "开居民开放空间议事会，记一份可查的记录"),
    ("What is to be done at the station today, what presses most first", "站里今天要办的，最急的在前"),
    ("The patrol: blocks, the round of a day, what was found", "巡查：分片、每天一巡、看到的事"),
    ("Blocks: name, buildings, social worker", "有哪几片：名称、楼栋、社工"),
    ("Write a block down, or change one that there is", "写下一片，或者改一片"),
    (
        "The round of a block: what was found, what is in order; said twice a day it is added",
        "记一片的一巡：看到什么、哪几样做到了；一天里再记就添上去",
    ),
    ("A sheet to walk with: a week, block by block", "印一张巡查表：一个星期，一片一张表"),
    ("Rounds, the newest first", "巡查记录，新的在前"),
    ("A block isn't walked any more", "这一片不再巡了"),
    (
        "What the station did in a month, a quarter or a year, in figures",
        "站里一个月、一个季度、一年做了多少，用数字说",
    ),
    (
        "The work report of a month, a quarter or a year, for the community and the street",
        "工作报告：一个月、一个季度、一年的，报给社区和街道",
    ),
    ("The council: terms, seats, turns, the regular meeting and its minutes", "理事会：届、席位、换班、例会和纪要"),
    ("Coaching: who came, what was advised, sums of a year", "辅导：谁来过、提了什么、一年的数"),
    (
        "The paper of a change of terms: what is open, who has it, where the record is",
        "换届交接单：没办完的、在谁手里、台账在哪",
    ),
    ("A new term; it ends the one before, with its seats", "写新的一届；上一届和它的席位就到头了"),
    ("A seat: a new one, or what changed of somebody's", "加一席，或者改谁的"),
    ("Somebody leaves the council", "谁不再担任了"),
    (
        "Two exchange turns: on this day one serves for the other, who takes their next turn",
        "两个人换班：那天你替我，下回我替你",
    ),
    ("Who was really on duty on a day", "那天到底谁值的班"),
    ("What waits for the council", "等着理事会定的事"),
    (
        "The regular meeting: who was there, and what became of which matter, like 26-v12=街道 or 26-0-5=adopted",
        "记一次例会：谁到了，哪件怎么定的，像 26-v12=街道、26-0-5=采纳",
    ),
    ("One page of minutes of a regular meeting", "一次例会的纪要，一页"),
    ("Seats, the newest first", "席位，新的在前"),
    ("Terms, the newest first", "历届，新的在前"),
    ("Regular meetings, the newest first", "例会，新的在前"),
    (
        "Write down who came, and what they advised: each piece of advice is a matter",
        "记一次：谁来的，提了什么；一条建议是一件事",
    ),
    ("Coaching of a year, with its sums", "一年的辅导，和总数"),
    ("Run a meeting: the console", "开会：主持人的控制台"),
    ("Show a meeting on the projector while it is run in another terminal", "在投影那块屏上放墙面，会在另一个窗口开"),
    ("Give commands, one RON value a line; each is answered before the next is read", "一行一条命令(RON)，一条一答"),
    (
        "Is this the journal that was written? Prints its head; 0 it is, 1 it isn't, 3 it can't be read",
        "查记录有没有被改过；0 没有，1 有，3 读不了",
    ),
    (
        "Make a new journal of the lines that hold, where one is broken; the old file stays",
        "记录坏了，把好的几行接成一份新的；旧文件不动",
    ),
    (
        "Take the texts out of one line of a meeting; its place in the chain stays",
        "抹掉一场会某一行的字，那一行的位置还在",
    ),
    ("Take somebody out of the names of every meeting", "把一位邻居从各场会的名字里去掉"),
    ("What somebody answered to what was sent, by its number", "递出去的有了回音，按编号记"),
    (
        "What was sent, number by number: of what, to whom, when, by when a reply is asked, how far it is",
        "递出去的，按编号：哪一件、交给谁、哪天递的、请哪天前回复、到哪一步",
    ),
    ("Write the minutes of a meeting", "写纪要"),
    (
        "Write the public notice of a meeting: no roll, no sides, no numbers of anybody",
        "写公示：没有签到和立场，姓名只留姓",
    ),
    (
        "The board: what must be posted, what hangs until when, which comments wait for an answer",
        "公示栏：哪些该贴，哪些贴到哪天，哪些意见等答复",
    ),
    ("One notice, with what was said to it", "一张公示，和大家的意见"),
    (
        "Something of the station's own was posted, beside what meetings and projects have to post",
        "贴了站里自己的一张(会议和项目的除外)",
    ),
    ("Its days are over, and it was taken down", "贴满日子，撤下了"),
    ("It was wrong: it doesn't hang any more", "贴错了，撤回"),
    ("It was posted on another day, or elsewhere, than was written down", "改张贴的日子或地方"),
    ("What people said to a notice, and what was answered: list, add, reply", "公告贴出后的意见和答复"),
    (
        "Write one motion for whoever has the power that the estate lacks, with an empty form for the reply",
        "把一件提议写给管这事的人，附一张回复单",
    ),
    (
        "Print the paper kit before a meeting: sign-in sheet, badges, cards, grids, slips, as HTML and PDF for A4",
        "会前打印：签到表、号牌、卡片、贴点表、提议条",
    ),
    ("The residents that the station knows: import, list, export", "名册：导入、列出、导出"),
    (
        "What the tables wrote, typed in on a second laptop: export a form, import it filled in",
        "各桌写的，在另一台电脑上补录：导出表、导入填好的",
    ),
    ("What was promised, sent on and noted, until it is done", "答应的、转出去的、先记着的，跟到办好"),
    ("The duty desk: visits, who is on duty, the patrol", "值班接待、值班表、巡查"),
    ("The record of the station: check it, mend it, copy it", "站里的台账：查、修、拷"),
    ("Is this the record that was written? Prints its head; 0 it is, 1 it isn't", "台账是不是原来那份；打印它的码"),
    (
        "Make a new record of the lines that hold, where one is broken; the old file stays",
        "台账坏了，把好的那些行另存一份；原来的不动",
    ),
    ("Take the texts out of one line of the record; its place in the chain stays", "删去台账里一行的话；它的位置还在"),
    ("Bring the copy on the stick up to the record", "把U盘上的那份跟上"),
    (
        "Go on with a record that is older than this laptop knew it, or another one; a line says so",
        "台账比上次见到的旧，或是另一份：照现在这份接着记，并写上一行",
    ),
    (
        "Take back what was written down last at the station, if nothing came after it",
        "撤回站里刚记的那一笔；后面接着记了的，撤不回",
    ),
    ("Copy all of the station into one file", "把整个站备份成一个文件"),
    ("Put a backup back, into an empty home or over its beginning", "把备份放回来：空的文件夹，或是比它旧的同一个站"),
    ("Copy all of the station for another laptop, which goes on with it", "搬到另一台电脑：做一份，这台从此只能看"),
    ("Show or check a charter", "看一份章程，查一份章程"),
    ("The worked meeting, as a practice copy", "示范会，练习用"),
    ("Print the keys of the console, as they hold in this home", "列出控制台的键，照本站的设定"),
    (
        "Write what a report of a bug wants to know into one file: no names, and of a meeting no word that anybody said",
        "出了毛病，写一个报告文件给修程序的人：没有姓名，也没有谁说的话",
    ),
    ("Print the completions of a shell", "打印命令行补全"),
    ("Somebody talked about it elsewhere, and this came of it", "别处谈过了，谈成这样"),
    ("The next meeting talks about it", "下次会上议"),
    (
        "Whoever came with it was asked whether it is right now; without an answer they could not be reached",
        "回访：问来的人满不满意；不写就是联系不上",
    ),
    ("It is the same as another one, as which it is followed from now on", "和另一件是同一件，并过去一起跟"),
    ("Other words, another building; the history keeps what it said", "改内容、楼栋；原来写的留在经过里"),
    ("Every step that there is: from where, to where, what it needs", "每一步：从哪里、到哪里、要什么"),
    ("Take closed meetings in, as often as you like; nothing is taken twice", "收进散了的会，收几遍都不会重"),
    ("It was begun", "动手了"),
    ("Show a charter by its name, or from a file", "看一份章程，用名字或文件"),
    ("One visit with its history", "一次接待，从头到尾"),
    ("One item with its history", "一件事，从头到尾"),
    ("Settled on the spot", "当场说清了"),
    ("It was handed in", "递出去了"),
    ("Who is on duty when; with --plan or --set, writes it down", "值班表；带 --plan、--set 就写下来"),
    ("Back to the next meeting; with a reason", "退回下次会，写明理由"),
    ("Who leads says that it is done", "领头的说办好了"),
    ("Open a visit again", "接待重开"),
    ("It is open again after all; with a reason", "还没办好，写明理由"),
    ("Other words for what it is about", "改说法"),
    (
        "Texts to copy into a chat: to whoever promised, to units that owe an answer, to whoever posts the notice",
        "该提醒的话，贴进群里就能发",
    ),
    ("A word on how it is going", "说一句办得怎样"),
    ("Who leads gives it up; somebody may claim it", "领头的放下了，别人可以接"),
    ("The other side does not; with a reason", "那边不办，写明理由"),
    ("It goes to somebody else", "改递别处"),
    ("Take the texts out of one line of the history, and out of what stands now by it", "抹掉经过里的一行字"),
    ("The other side has it", "那边收到了"),
    (
        "Projects and their money: application, budget, work, settlement, notice, closed",
        "项目和经费：申请、预算、实施、结算、公示、办结",
    ),
    ("The notice of a meeting was posted", "公告贴出去了"),
    (
        "The lists of the patrol (三清, 四及时, 五必访); with lines, writes one down",
        "巡查清单(三清、四及时、五必访)；带内容就记一条",
    ),
    ("Any of these steps for several items at once: those that need no more than a few words", "几件事一起走一步"),
    ("Everybody in the roster, one a line with tabs between the columns", "名册上的人，一行一位"),
    ("Visits, the newest first; those that wait, the most urgent first", "接待，新的在前"),
    ("Items, what is due first first; words narrow it", "事项，先到期的在前；加几个字就是找"),
    (
        "Take the texts of a filled-in file (XLSX, CSV or RON) into the meeting; what it has already is passed over",
        "把填好的表(XLSX、CSV、RON)收进这场会",
    ),
    (
        "Take residents from a table (XLSX, ODS, CSV): all lines or none",
        "从表里导入住户(XLSX、ODS、CSV)，要么全收，要么不收",
    ),
    (
        "Take changes from a CSV or XLSX file: all lines or none; --dry-run says before what each line does",
        "从表里导入改动，要么全收，要么不收；--dry-run 先看一遍",
    ),
    ("What happened, to one item or to all", "经过，一件的或全部的"),
    ("Somebody else goes on", "换一位接着办"),
    ("Hand a visit on; it stays the same matter", "接待转出去，还是这一件"),
    ("Write the roster as CSV, with the columns that import reads", "名册写成 CSV，导入认得的几列"),
    (
        "Write a workbook (.xlsx) to fill in beside the meeting: its tables, and what else lies on paper",
        "写一份表(.xlsx)，会边上补录用",
    ),
    ("Write the table of items as CSV or XLSX, with the columns that import reads", "台账写成 CSV 或 XLSX"),
    ("Another day; - is none", "改日子；- 是不定"),
    ("没办成, or not wanted any more; with a reason", "没办成，或不用办了，写明理由"),
    ("Who the council is (7+X); with names, sets it", "理事会(7+X)；带名字就写下来"),
    ("A neighbour saw that it is done; with the second one it is", "一位邻居看过是办好了；有第二位就算数"),
    (
        "What waits for the next meeting, as commands for `yishi apply`: with its author's usual badge, where the roster has it",
        "等着下次会议的事，写成命令",
    ),
    ("Make a visit a concern of the next meeting, with its author", "把一次接待交给下次会议，署谁提的"),
    (
        "Close a visit, after asking whether it is right now; without an answer nobody could be reached",
        "问过满不满意，接待办结；不写就是联系不上",
    ),
    ("Somebody takes it on", "有人领了"),
    ("Check a charter: line, field, what would be right", "查一份章程：哪一行、哪一项、该怎么写"),
    ("Is what stands now what the history gives?", "查经过和现状对不对得上"),
    ("How many stand where, and the share of promises kept", "各有几件在办、办好"),
    ("A photo or a paper that shows it, by name", "附一张照片或一份纸的名字"),
    ("Somebody helps", "有人帮忙"),
    ("Give commands, one RON value a line; each is on disk before it is answered", "一行一条命令(RON)，先存盘再答"),
    ("Answer a visit", "答复一次接待"),
    ("The other side answered", "那边答复了"),
    ("The other side does it", "那边来办"),
    ("Write down a visit: who came, from where, about what", "记一次接待：谁来，从哪里，为什么"),
    ("Add an item that no meeting gave", "加一件不是会上来的事"),
    ("Apply for a project (申请)", "申请一个项目"),
    ("Projects, the newest first", "项目，新的在前"),
    ("One project with its history", "一个项目，从头到尾"),
    (
        "The account of a project as CSV: each source, what left it by which voucher, what is left",
        "项目的账，写成 CSV：哪来的钱、哪张凭证花的、还剩多少",
    ),
    ("The motion that it rests on", "凭哪件提议"),
    ("The budget (预算); replaces what was written before", "预算；再写就换掉原来的"),
    ("Who gives how much", "谁出多少"),
    ("It begins (实施)", "实施"),
    ("Money went out: a voucher", "花了一笔：凭证"),
    ("Vouchers from a table (XLSX, ODS, CSV): all lines or none", "从表里导入凭证，要么全收，要么不收"),
    ("A voucher was written down by mistake", "凭证记错了，作废"),
    ("A second motion raises the budget", "再议一次，加预算"),
    ("All is paid (结算)", "结算"),
    ("The settlement hangs out (公示)", "公示"),
    ("Somebody took it over, and nobody objected (办结)", "办结"),
    ("Something is to be put right after all", "还有要补的，重开"),
    ("It is not done", "不做了"),
];

/// The headings, in the order of clap's template.
pub const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";
/// Over orders, options, what stands without a name.
pub const HEADINGS: [&str; 3] = ["要做什么", "选项", "写明"];
/// At the end.
pub const EXIT_CODES: &str =
    "\n\n退出码(Exit codes)：0 办成了，1 没有收或没查过，2 打错了或读不懂，3 磁盘或文件出了问题";
/// Of what every order has.
pub const EVERYWHERE: [(&str, &str); 5] = [
    ("home", "会议记录放在哪里 [否则 YISHI_HOME，再否则系统的数据文件夹]"),
    ("lang", "屏幕和回话用哪种话：zh、en"),
    ("help", "看说明"),
    ("version", "看版本"),
    ("by", "谁在记：写进经过里 [否则 YISHI_BY]"),
];

/// Before what an option takes, and before what it is where it isn't given.
pub const MAY: &str = "可以写：";
/// See [`MAY`].
pub const DEFAULT: &str = "不写就是";
