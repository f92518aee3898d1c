//! What residents say in a rehearsal, by theme: invented, shaped on what is said in estates everywhere. Nobody is laughed at.

use super::Said;

/// All that is said of one theme.
pub(super) struct Theme {
    /// The title of its cards.
    pub title: Said,
    /// The question of an evening.
    pub question: Said,
    /// Cards.
    pub cards: &'static [Said],
    /// What is moved: what, where, who, by when.
    pub motion: [Said; 4],
    /// Reasons for.
    pub pro: &'static [Said],
    /// Reasons against.
    pub con: &'static [Said],
    /// Questions.
    pub ask: &'static [Said],
    /// What a table does itself.
    pub own: &'static [Said],
    /// What somebody takes on or gives.
    pub offers: &'static [Said],
    /// What the community answers.
    pub reply: Said,
}

/// In the order of their numbers.
pub(super) const THEMES: [Theme; crate::rehearsal::THEMES as usize] = [
    Theme {
        title: Said { zh: "加装电梯", en: "lifts" },
        question: Said { zh: "加装电梯，怎么谈拢？", en: "lifts: how do we agree?" },
        cards: &[
            Said {
                zh: "我家住六楼，妈妈腿不好，半年没下过楼",
                en: "we live on the sixth floor; my mother has not been down for half a year",
            },
            Said {
                zh: "电梯装在我家窗口，光线全挡了怎么办", en: "a lift before my window takes all the light"
            },
            Said {
                zh: "二楼的人不坐电梯，钱怎么分",
                en: "who lives on the second floor won't use it: how is the money shared",
            },
            Said { zh: "装好了每年的维修谁出", en: "who pays for its upkeep each year" },
            Said {
                zh: "隔壁小区装了，听说噪音不小，能不能去看看",
                en: "the estate next door has one, they say it is loud: can we go and look",
            },
            Said {
                zh: "先把一户一户的想法问清楚再说", en: "let us first ask each household what it thinks"
            },
        ],
        motion: [
            Said {
                zh: "一户一户上门问清楚加装电梯的想法，写成一张表",
                en: "ask each household about a lift and write a table of it",
            },
            Said { zh: "3号楼1单元", en: "house 3, entrance 1" },
            Said { zh: "愿意的邻居两人一组", en: "neighbours who are willing, two by two" },
            Said { zh: "一个月里", en: "within a month" },
        ],
        pro: &[
            Said { zh: "先问清楚，总比在群里吵好", en: "asking is better than quarrelling in the chat" },
            Said {
                zh: "楼上有三家八十岁以上的，他们等不起",
                en: "three households upstairs are over eighty; they can't wait",
            },
            Said {
                zh: "问的人两个一组，一楼的和六楼的搭档，大家放心",
                en: "two by two, one from below and one from above: everybody trusts that",
            },
        ],
        con: &[
            Said {
                zh: "一上门问，好像这事已经定了，一楼的心里不踏实",
                en: "once you ask, it looks decided, and the ground floor worries",
            },
            Said {
                zh: "光线和噪音没说清，问了也是白问", en: "light and noise are not clear; asking brings nothing"
            },
            Said {
                zh: "去年问过一回了，表还在抽屉里", en: "we were asked last year; the table lies in a drawer"
            },
        ],
        ask: &[
            Said { zh: "租房子的算不算一户", en: "does a tenant count as a household" },
            Said { zh: "问完了交给谁", en: "who gets the table afterwards" },
        ],
        own: &[
            Said {
                zh: "我们先把自己这个单元的想法写下来", en: "we write down what our own entrance thinks"
            },
            Said { zh: "我们约个时间去隔壁小区看看电梯", en: "we go and look at the lift next door" },
        ],
        offers: &[
            Said { zh: "表我来画，我每天都在家", en: "I draw the table, I am at home every day" },
            Said { zh: "我陪着上门，一楼几家我熟", en: "I come along, I know the ground floor" },
            Said { zh: "老人家里我去说，慢慢说", en: "I talk to the old people, and take my time" },
        ],
        reply: Said {
            zh: "加装电梯的政策和补贴，我们印一张纸，下周贴出来",
            en: "we print the rules and the subsidy on a page and post it next week",
        },
    },
    Theme {
        title: Said { zh: "停车", en: "parking" },
        question: Said { zh: "车越来越多，怎么停？", en: "ever more cars: where do they stand?" },
        cards: &[
            Said { zh: "晚上回来转三圈，没地方停", en: "I come home at night and circle three times" },
            Said {
                zh: "消防通道停了车，真有事就晚了", en: "cars stand in the fire lane; one day it is too late"
            },
            Said { zh: "外面的车白天停进来，一停一天", en: "cars from outside stand here all day" },
            Said {
                zh: "我家门口被堵过四回，挪车电话没人接",
                en: "my door was blocked four times, and nobody answers the number",
            },
            Said {
                zh: "绿地划几个车位行不行，不要砍树", en: "a few places on the lawn, without felling trees?"
            },
            Said { zh: "没有车的人，走路也要有地方走", en: "who has no car needs room to walk" },
        ],
        motion: [
            Said {
                zh: "先试一个月错时停车，画出只停一晚的车位",
                en: "try shared hours for a month, with places for one night only",
            },
            Said { zh: "小区中间那条路", en: "the road in the middle" },
            Said { zh: "有车的邻居轮流看", en: "neighbours with cars, in turn" },
            Said { zh: "下个月1日起", en: "from the 1st of next month" },
        ],
        pro: &[
            Said {
                zh: "先试一个月，不行再改，不花钱", en: "a month costs nothing; if it fails we change it"
            },
            Said {
                zh: "白天空着的位子，晚上正好用", en: "places that are free by day are wanted by night"
            },
            Said {
                zh: "有人轮流看，挪车就找得到人", en: "with somebody on duty there is somebody to move cars"
            },
        ],
        con: &[
            Said {
                zh: "画了线，外面的车更要停进来", en: "lines on the ground bring more cars from outside"
            },
            Said { zh: "上夜班的人白天在家，错时错不到他", en: "who works at night is at home by day" },
            Said { zh: "小孩在那条路上玩，车一多我不放心", en: "children play on that road" },
        ],
        ask: &[
            Said { zh: "一家两辆车的怎么算", en: "what of a household with two cars" },
            Said { zh: "轮流看，排到我没空怎么办", en: "what if I have no time when it is my turn" },
        ],
        own: &[
            Said { zh: "我们先把挪车电话一辆一辆贴上", en: "we put a telephone number on each car" },
            Said { zh: "我们这几家先把消防通道让出来", en: "we clear the fire lane ourselves" },
        ],
        offers: &[
            Said { zh: "值班表我来排", en: "I make the list of turns" },
            Said { zh: "画线我会，我出力气", en: "I can draw the lines" },
            Said { zh: "晚上八点到九点我去看", en: "I look after it from eight to nine" },
        ],
        reply: Said {
            zh: "消防通道的标线，我们请街道来重画，两周里回话",
            en: "we ask the street to paint the fire lane, and answer within two weeks",
        },
    },
    Theme {
        title: Said { zh: "垃圾房", en: "the rubbish room" },
        question: Said { zh: "垃圾房味道大，怎么办？", en: "the rubbish room smells: what do we do?" },
        cards: &[
            Said {
                zh: "垃圾房早上味道大，窗不敢开", en: "it smells in the morning, we can't open the window"
            },
            Said {
                zh: "分类投放时间太短，上班的人赶不上", en: "the hours are too short for who works"
            },
            Said { zh: "大件家具堆在门口半个月", en: "old furniture has stood there for two weeks" },
            Said { zh: "有人半夜把袋子扔在路边", en: "bags are left at the roadside at night" },
            Said { zh: "洗手的水龙头坏了", en: "the tap for washing hands is broken" },
            Said {
                zh: "保洁阿姨一个人忙不过来，我们能帮什么", en: "one cleaner is not enough: how can we help"
            },
        ],
        motion: [
            Said {
                zh: "晚上加开一个小时投放，志愿者站一班",
                en: "one more hour in the evening, with a volunteer there",
            },
            Said { zh: "东边垃圾房", en: "the east rubbish room" },
            Said { zh: "报名的邻居", en: "neighbours who put their names down" },
            Said { zh: "这个月底前", en: "before the end of this month" },
        ],
        pro: &[
            Said {
                zh: "我七点半才下班，加一个小时就赶上了", en: "I come home at half past seven; one hour is enough"
            },
            Said {
                zh: "有人站着，半夜就没人乱扔了", en: "with somebody there nobody leaves bags at night"
            },
            Said { zh: "一人一周一次，不累", en: "once a week is not much" },
        ],
        con: &[
            Said {
                zh: "多开一个小时，对面那栋就多闻一个小时",
                en: "one more hour is one more hour of smell for the house opposite",
            },
            Said {
                zh: "志愿者站两天就没人了，去年就是", en: "volunteers stay for two days, as last year"
            },
            Said { zh: "先把水龙头和通风修好再说", en: "first mend the tap and the fan" },
        ],
        ask: &[
            Said { zh: "下雨天站在哪里", en: "where do they stand when it rains" },
            Said { zh: "保洁的工时怎么算", en: "what of the cleaner's hours" },
        ],
        own: &[
            Said { zh: "我们自己先把大件约人收走", en: "we have the furniture fetched ourselves" },
            Said { zh: "我们在楼道里贴一张投放时间", en: "we post the hours in each entrance" },
        ],
        offers: &[
            Said { zh: "周三晚上我站", en: "I stand there on Wednesdays" },
            Said { zh: "水龙头我会换，材料大家凑", en: "I can change the tap" },
            Said { zh: "排班我来，群里喊人", en: "I make the list and ask in the chat" },
        ],
        reply: Said {
            zh: "通风和水龙头我们去联系，一周里修好", en: "we see to the fan and the tap within a week"
        },
    },
    Theme {
        title: Said { zh: "路灯楼道灯", en: "lamps" },
        question: Said { zh: "路灯不亮，谁来管？", en: "lamps are out: who sees to them?" },
        cards: &[
            Said { zh: "5号楼后面一排灯都不亮，晚上不敢走", en: "no lamp works behind house 5" },
            Said { zh: "楼道声控灯喊三声才亮", en: "the lamp in the stairs wakes after three shouts" },
            Said { zh: "我爸上个月在台阶上摔了一跤", en: "my father fell on the steps last month" },
            Said {
                zh: "报修了三回，没人说修到哪一步", en: "I reported it three times, and nobody says how far it is"
            },
            Said { zh: "有一盏正对我家卧室，亮得睡不着", en: "one shines into my bedroom" },
            Said { zh: "太阳能的灯能不能装两盏试试", en: "could we try two solar lamps" },
        ],
        motion: [
            Said {
                zh: "把不亮的灯一盏一盏编号，每周走一遍",
                en: "number each lamp that is out, and walk the round weekly",
            },
            Said { zh: "全小区的路", en: "all roads of the estate" },
            Said { zh: "晚饭后散步的邻居", en: "neighbours who walk after supper" },
            Said { zh: "从下周起", en: "from next week" },
        ],
        pro: &[
            Said { zh: "有了编号，报修一句话就说清", en: "with a number it is reported in one word" },
            Said { zh: "反正每天散步，顺便看一眼", en: "we walk there anyway" },
            Said { zh: "贴在栏里，修到哪一步大家都看得见", en: "posted, everybody sees how far it is" },
        ],
        con: &[
            Said {
                zh: "编号不等于有人修，要先说好谁修", en: "a number mends nothing; first say who does"
            },
            Said { zh: "每周走，下雨下雪谁去", en: "weekly, in rain and snow?" },
            Said {
                zh: "有的灯不亮是线路的事，不是灯的事", en: "sometimes it is the line and not the lamp"
            },
        ],
        ask: &[
            Said { zh: "楼道里的灯算不算在内", en: "are the stairs included" },
            Said { zh: "编好号报给哪里", en: "where is it reported" },
        ],
        own: &[
            Said { zh: "我们今天晚上就去数一遍", en: "we count them tonight" },
            Said { zh: "楼道的灯泡我们自己换", en: "we change the bulbs in the stairs" },
        ],
        offers: &[
            Said { zh: "编号牌我来做", en: "I make the number plates" },
            Said { zh: "每周二我走一圈", en: "I walk on Tuesdays" },
            Said { zh: "灯泡我有两箱，先用着", en: "I have two boxes of bulbs" },
        ],
        reply: Said {
            zh: "归城管的灯我们转过去，七天里给回音",
            en: "we pass on the lamps of the city and answer in seven days",
        },
    },
    Theme {
        title: Said { zh: "养狗", en: "dogs" },
        question: Said {
            zh: "养狗的、怕狗的，怎么一起住？",
            en: "who has a dog, who fears one: how do we live together?",
        },
        cards: &[
            Said {
                zh: "草地上踩到过好几回，小孩光脚玩不了", en: "one steps into it on the lawn; children can't play"
            },
            Said { zh: "晚上十点还在叫，孩子要高考了", en: "it barks at ten; my child has examinations" },
            Said { zh: "电梯里没牵绳，我女儿吓哭了", en: "in the lift without a lead: my daughter cried" },
            Said {
                zh: "我养了八年，天天捡，不要一棍子打死",
                en: "I have had one for eight years and pick up every day",
            },
            Said { zh: "有没有地方让狗跑一跑", en: "is there a place where dogs may run" },
            Said {
                zh: "流浪的也要有人管，不是养狗的人的事", en: "strays are not the fault of who keeps a dog"
            },
        ],
        motion: [
            Said {
                zh: "放四个拾便袋的盒子，养狗的邻居自己补袋子",
                en: "four boxes of bags, filled by who keeps a dog",
            },
            Said { zh: "四个草坪口", en: "the four lawns" },
            Said { zh: "养狗的邻居", en: "neighbours with dogs" },
            Said { zh: "两周里", en: "within two weeks" },
        ],
        pro: &[
            Said { zh: "袋子放在手边，捡的人就多了", en: "with bags at hand more people pick up" },
            Said {
                zh: "养狗的自己补，不花大家的钱", en: "who keeps a dog fills them: it costs the others nothing"
            },
            Said {
                zh: "先从一件小事做起，比写十条规矩有用", en: "one small thing is more use than ten rules"
            },
        ],
        con: &[
            Said { zh: "盒子一放，好像草坪就是给狗用的", en: "boxes look as if the lawn were for dogs" },
            Said {
                zh: "不牵绳的事没说，光放袋子不够", en: "leads are not spoken of; bags are not enough"
            },
            Said { zh: "袋子会被人拿光", en: "the bags will be taken" },
        ],
        ask: &[
            Said { zh: "盒子谁装，装在谁家门口", en: "who puts them up, before whose door" },
            Said { zh: "晚上叫的事什么时候说", en: "when do we speak of the barking" },
        ],
        own: &[
            Said {
                zh: "我们几家养狗的，先约好早晚各走一圈捡一遍",
                en: "we who keep dogs walk round morning and evening",
            },
            Said { zh: "我们互相提醒牵绳", en: "we remind each other of the lead" },
        ],
        offers: &[
            Said { zh: "盒子我来钉", en: "I make the boxes" },
            Said { zh: "第一批袋子我买", en: "I buy the first bags" },
            Said { zh: "养狗的群我来建", en: "I start a chat of those with dogs" },
        ],
        reply: Said {
            zh: "办证和打针的日子，我们请人来小区办一次",
            en: "we have licences and vaccination done here once",
        },
    },
    Theme {
        title: Said { zh: "声音太响", en: "noise" },
        question: Said { zh: "早晚太响，怎么商量？", en: "too loud, early and late: how do we settle it?" },
        cards: &[
            Said {
                zh: "广场上的音乐，能不能小一点，早一点收",
                en: "could the music in the square be lower and end earlier",
            },
            Said { zh: "楼上装修，中午也在敲", en: "they hammer upstairs at noon, too" },
            Said {
                zh: "我们跳舞是锻炼身体，也想有个地方", en: "we dance to stay well, and would like a place"
            },
            Said { zh: "上夜班的白天要睡觉", en: "who works at night sleeps by day" },
            Said { zh: "半夜送货的车，倒车一直叫", en: "delivery vans beep at night" },
            Said { zh: "小孩练琴，练到几点合适", en: "until when may a child practise" },
        ],
        motion: [
            Said {
                zh: "音乐八点半收，音量定一格，轮流管音箱",
                en: "music ends at half past eight, at one volume, kept in turn",
            },
            Said { zh: "中心广场", en: "the square" },
            Said { zh: "跳舞的邻居和周围三栋各一位", en: "the dancers, and one of each house around" },
            Said { zh: "先试两周", en: "two weeks at first" },
        ],
        pro: &[
            Said { zh: "有个钟点，两边都安心", en: "with an hour both sides can rest" },
            Said {
                zh: "一起管音箱，就不用下来吵了", en: "kept together, nobody has to come down and shout"
            },
            Said { zh: "先试两周，不合适再改", en: "two weeks, then we look again" },
        ],
        con: &[
            Said { zh: "八点半夏天还亮着，太早了", en: "in summer it is still light then" },
            Said {
                zh: "音量定一格，老远的人听不见拍子", en: "at that volume those at the back hear no beat"
            },
            Said { zh: "光管跳舞，装修的怎么不说", en: "why only the dancing, and not the building work" },
        ],
        ask: &[
            Said { zh: "周末是不是一样", en: "is it the same at the weekend" },
            Said { zh: "谁来定那一格", en: "who sets the volume" },
        ],
        own: &[
            Said { zh: "我们今天晚上就把音箱转个方向", en: "we turn the speaker round tonight" },
            Said {
                zh: "装修的那家，我们请他中午停两个小时",
                en: "we ask those who build to rest for two hours at noon",
            },
        ],
        offers: &[
            Said { zh: "音箱放我这里，我准时收", en: "I keep the speaker, and end on time" },
            Said { zh: "我来量音量，手机就能量", en: "I measure it with my telephone" },
            Said { zh: "三栋的人我去请", en: "I ask the three houses" },
        ],
        reply: Said {
            zh: "装修的钟点，我们和物业说，贴到每个单元",
            en: "we have the hours of building work posted in each entrance",
        },
    },
];

/// What hurts, said once; never of old age.
pub(super) const HURTS: &[Said] = &[
    Said { zh: "你们一楼的就是自私", en: "you on the ground floor are selfish, that is all" },
    Said { zh: "你懂什么，你才搬来几天", en: "what do you know, you moved in yesterday" },
    Said { zh: "他这个人，一向说话不算数", en: "that man never kept his word" },
];

/// How somebody breaks in.
pub(super) const BREAKS_IN: &[Said] = &[
    Said { zh: "我先说！", en: "me first!" },
    Said { zh: "不是这样的！", en: "that is not so!" },
    Said { zh: "让我讲一句！", en: "let me say one thing!" },
];

/// How somebody speaks to another.
pub(super) const CROSSES: &[Said] = &[
    Said { zh: "你说的不对，你看着我说", en: "you are wrong, look at me when you talk" },
    Said { zh: "那你家怎么不先做", en: "then why don't you begin" },
];
