"""What is said about the named numbers in the rooms of service: people, contacts, complaints, surveys, systems."""

from sim.parameters.words import (
    A_WEEK,
    CONVENTION,
    COUNTED,
    DAYS,
    FACTOR,
    HOURS,
    KEPT,
    LIMIT,
    LOG_ODDS,
    MINUTES,
    NUMBER,
    POINTS,
    SHARE,
    WEEKS,
    Words,
    paper,
    partly,
    said,
)

_PEOPLE: dict[str, Words] = {
    "staffing.NEWCOMER_EXPERIENCE": said(("experience of a new agent, 0 to 1", "新坐席的经验，0 到 1"), SHARE),
    "staffing.LEARNING": said(("part of the missing experience gained in a week", "每周补上的经验差距"), A_WEEK),
    "staffing.TRAINING_MEMORY": said(("training that still works a week later", "一周后仍有效的培训"), KEPT),
    "staffing.QUITTING": said(("agents who quit at the lowest morale", "士气最低时的离职率"), A_WEEK),
    "staffing.COMFORTABLE": said(("occupancy beyond which work wears people out", "超过它人就会疲惫的忙碌率"), SHARE),
    "staffing.SKILL_COUNTS": said(("weight of skill in quality", "技能在质量中的权重"), SHARE),
    "staffing.MORALE_COUNTS": said(("weight of morale", "士气的权重"), SHARE),
    "staffing.EXPERIENCE_COUNTS": said(("weight of experience", "经验的权重"), SHARE),
    "staffing.USUAL_MORALE": said(("morale at market pay without training", "薪酬随市场、未培训时的士气"), SHARE),
    "staffing.MORALE_BY_LOW_PAY": said(("what pay below the market takes, per 1", "薪酬每低于市场 1 倍，减去"), FACTOR),
    "staffing.MORALE_BY_HIGH_PAY": said(("what pay above the market adds, per 1", "薪酬每高出市场 1 倍，加上"), FACTOR),
    "staffing.MORALE_BY_SKILL": said(("what skill adds to morale", "技能使士气再加"), SHARE),
    "staffing.MORALE_BY_STRAIN": said(
        ("what occupancy beyond `COMFORTABLE` takes, per 1", "忙碌率每超出 `COMFORTABLE` 1，减去"), FACTOR
    ),
    "staffing.MORALE_PACE": said(("part of the gap that morale closes", "士气每周追上的差距"), A_WEEK),
    "firms.FRUIT": said(
        ("platform spending that bears fruit with the untrained", "员工未经培训时，平台投入见效的比例"), SHARE
    ),
    "firms.FRUIT_BY_TRAINING": said(("what training adds to it", "培训再加"), SHARE),
    "firms.DIRTY": said(("data quality where nobody looks after it", "无人打理时的数据质量"), SHARE),
    "firms.CLEANED": said(("what spending can add to it", "投入最多再加"), SHARE),
    "firms.FIRST_EXPERIENCE": said(("experience of agents before the first round", "第一回合之前坐席的经验"), SHARE),
    "firms.FIRST_MORALE": said(("their morale", "其士气"), SHARE),
    "firms.FIRST_OCCUPANCY": said(("their occupancy", "其忙碌率"), SHARE),
    "firms.RECRUITING_WEEKS": said(("from the decision to hire to the first call", "从决定招人到第一次接电话"), WEEKS),
    "crm_platform.TOLD_APART": said(
        ("how well a firm that knows nothing tells customers apart", "一无所知的企业分辨客户的准确度"), SHARE
    ),
    "crm_platform.TOLD_BY_DATA": said(("what data and analytics add", "数据与分析最多再加"), SHARE),
    "crm_platform.LAG": said(
        ("part of the gap that maturity and data quality close", "平台成熟度和数据质量每周追上的差距"), A_WEEK
    ),
    "clock.CLOSING": said(
        ("minute of the day at which the contact centre closes (20:00)", "联络中心关门的时刻（20:00）"), MINUTES
    ),
    "clock.WORKING_SHARE": said(
        ("working hours in an hour of the clock (40 of 168)", "每一钟点里的工作时间（每周 40/168）"), SHARE
    ),
}

_CONTACTS: dict[str, Words] = {
    "contact_centre.contacts.MOST_CONTACTS": said(
        ("contacts a customer can make in a week", "一位客户每周最多联系次数"), NUMBER, LIMIT
    ),
    "contact_centre.contacts.EXTRA_PRODUCT": said(
        ("more contacts with each further product", "每多一件产品，联系多出的比例"), SHARE
    ),
    "contact_centre.contacts.DEFLECTION": said(
        ("contacts that self-service can be tried for, at most", "自助服务最多能分走的联系"), SHARE
    ),
    "contact_centre.contacts.SELF_SERVICE_SUCCESS": said(("part of these that it solves", "其中自助解决的比例"), SHARE),
    "contact_centre.contacts.HANDLING": said(
        ("handling time by channel, relative to the phone", "各渠道处理时长（电话为 1）"), FACTOR
    ),
    "contact_centre.contacts.APART": said(
        ("reach of self-service that stands apart from other channels", "自助与其他渠道不相通时的作用"), FACTOR
    ),
    "contact_centre.contacts.JOINED": said(("what one view of the customer adds", "统一客户视图再加"), FACTOR),
    "contact_centre.contacts.AUTOMATION_SAVES": said(
        ("handling time that operational systems can save", "运营系统最多省下的处理时长"), SHARE
    ),
    "contact_centre.contacts.BEGINNERS": said(
        ("handling time of untrained beginners, of the pack's", "未经培训的新手的处理时长（情景包的为 1）"), FACTOR
    ),
    "contact_centre.contacts.EXPERIENCE_SAVES": said(("what experience saves of it", "经验省下的"), SHARE),
    "contact_centre.contacts.SKILL_SAVES": said(("what skill saves of it", "技能省下的"), SHARE),
    "contact_centre.contacts.GOLDEN": said(
        ("sets mirror images' calls apart in time", "错开镜像客户的来电时刻"), FACTOR, COUNTED
    ),
    "contact_centre.week.ANSWERED_WITHIN": said(
        ("wait that the service level still counts as in time: 20 seconds", "服务水平所计的及时：20 秒"),
        MINUTES,
        CONVENTION,
    ),
    "contact_centre.week.CALLBACK": said(
        ("unsolved or abandoned contacts tried again next week", "没解决或放弃的联系，下周再来的比例"), SHARE
    ),
    "contact_centre.week.SKILL_HELPS": said(
        ("how far skill brings first-contact resolution towards its best", "技能使首次解决率向最高靠近多少"), SHARE
    ),
    "contact_centre.week.JOINED_HELPS": said(
        ("how far one view of the customer brings it", "统一客户视图使其靠近多少"), SHARE
    ),
    "contact_centre.week.BEST_RESOLUTION": said(("best first-contact resolution", "首次解决率的最高值"), SHARE),
    "contact_centre.week.SECOND_LUCK": said(
        ("makes a second draw of chance out of one", "从一次随机抽取得到第二次"), FACTOR, COUNTED
    ),
    "contact_centre.week.MOST_OCCUPANCY": said(
        ("occupancy is written down up to here", "忙碌率记录的上限"), FACTOR, LIMIT
    ),
    "contact_centre.pushing.BEYOND": said(
        ("so much beyond what it is built for, self-service settles nothing", "超出自助能力这么多，就什么也解决不了"),
        SHARE,
    ),
    "contact_centre.pushing.GLAD": said(
        ("gain by being helped at once by self-service", "自助当场解决所得"),
        POINTS,
        partly("Meuter et al. 2000", "that most like it; the size is an *assumption*", "仅“多数人喜欢”；大小为*假设*"),
    ),
    "contact_centre.pushing.RATHER_PEOPLE": said(
        ("the same for those who would rather speak to somebody", "更想跟人说话的人，所得"),
        POINTS,
        partly(
            "Reinders et al. 2008", "that force annoys; the size is an *assumption*", "仅“强迫惹人烦”；大小为*假设*"
        ),
    ),
    "contact_centre.pushing.SENT_BACK": said(
        ("loss by trying in vain and having to call after all", "自助白试一回、还得再打电话的损失"),
        POINTS,
        partly(
            "Dixon et al. 2010",
            "that coming again and changing channels annoy; the size is an *assumption*",
            "仅“再来一次、换渠道惹人烦”；大小为*假设*",
        ),
    ),
    "contact_centre.visits.MET": said(("gain by being met in person as one wished", "如愿当面办所得"), POINTS),
    "contact_centre.visits.BEST_VISIT": said(("best chance that a visit settles it", "当面解决率的最高值"), SHARE),
    "contact_centre.visits.VISIT_BY_SKILL": said(("how far skill brings it there", "技能使其靠近多少"), SHARE),
    "contact_centre.visits.VISIT_BY_EMPOWERMENT": said(
        ("how far freedom to decide brings it there", "现场可自行决定使其靠近多少"), SHARE
    ),
    "contact_centre.rosters.OPENS": said(
        ("minute of the day at which the centre opens (8:00)", "开门的时刻（8:00）"), MINUTES
    ),
    "contact_centre.rosters.OPEN": said(("minutes open a day", "每天开放分钟数"), MINUTES),
    "contact_centre.rosters.SHIFT": said(("length of a shift", "一个班次的长度"), MINUTES),
    "contact_centre.rosters.LATE": said(("the late shift starts so long after opening", "晚班比开门晚多久"), MINUTES),
    "contact_centre.rosters.HOURLY": said(
        ("per cent of a day's contacts by opening hour", "一天中各小时的联系占比（%）"), NUMBER
    ),
    "contact_centre.rosters.DAILY": said(
        ("per cent of a week's contacts by day, Monday first", "一周中各天的联系占比（%），从周一起"), NUMBER
    ),
}

_COMPLAINTS: dict[str, Words] = {
    "complaints.TARP": said(
        (
            "chance to buy again; small loss, then large; silent, unsolved, solved, solved quickly",
            "再次购买的概率；先小损失，后大损失；依次为沉默、未解决、解决、快速解决",
        ),
        SHARE,
        paper("TARP 1986"),
    ),
    "complaints.TARP_MODERN": said(
        (
            "the same with the unsolved complainer 22 points below the silent (not below 0)",
            "同上，但投诉未解决者比沉默者低 22 个百分点（不低于 0）",
        ),
        SHARE,
    ),
    "complaints.COMPLAINING": said(
        ("who complains after a small and after a large loss", "小损失与大损失后投诉的比例"), SHARE, paper("TARP 1986")
    ),
    "complaints.QUICK_HOURS": said(("an answer within it still counts as quick", "多久之内答复仍算快"), HOURS),
    "complaints.GIVING_UP_HOURS": said(("after it a complainer no longer waits", "超过它投诉者不再等"), HOURS),
    "complaints.MEMORY_WEEKS": said(("within it a second failure is not forgiven", "其间第二次失误不被原谅"), WEEKS),
    "complaints.SMALL_SETTLEMENT": said(
        ("cost of settling a small loss, of a large one's", "小损失的赔付（占大损失）"), SHARE
    ),
    "complaints.BEST_COMPENSATION": said(
        ("compensation that works best, of the price", "效果最好的补偿（占价格）"),
        FACTOR,
        partly("Haesevoets et al. 2017", "there for loyalty", "原文针对忠诚度"),
    ),
    "complaints.SOLVED_ANYWAY": said(("chance to solve a case with nothing at all", "什么都不做时解决的概率"), SHARE),
    "complaints.SOLVED_BY_PAYING": said(("what the best compensation adds", "最好的补偿再加"), SHARE),
    "complaints.SOLVED_BY_EMPOWERMENT": said(("what full empowerment adds", "充分授权再加"), SHARE),
    "complaints.SOLVED_BY_SKILL": said(("what skill adds to that chance", "技能使解决概率再加"), SHARE),
    "complaints.MOST_SOLVED": said(("no case is surer to be solved", "解决概率的上限"), SHARE),
    "complaints.EMPOWERMENT_SAVES": said(
        ("work on a case that full empowerment saves", "充分授权省下的办案工时"), SHARE
    ),
    "complaints.UNPREPARED": said(
        ("failures without skill and systems, of the pack's rate", "没有技能与系统时的失误（情景包的为 1）"), FACTOR
    ),
    "complaints.SKILL_PREVENTS": said(("what skill can prevent of them", "技能可避免的"), FACTOR),
    "complaints.SYSTEMS_PREVENT": said(("what operational systems can prevent", "运营系统可避免的"), FACTOR),
    "complaints.COMPLAINING_TIME": said(
        ("part of a week in which complaints are made", "一周中会有投诉的部分"), SHARE, COUNTED
    ),
}

_FEELING: dict[str, Words] = {
    "satisfaction.RETURN": said(("part of the gap to lasting quality that closes", "向长期质量回归的比例"), A_WEEK),
    "satisfaction.CLOSED_CHANNEL": said(("loss by having to use another channel", "常用渠道没开的损失"), POINTS),
    "satisfaction.RECOVERED": said(
        (
            "part of the failure penalty felt: silent, unsolved, solved, solved quickly",
            "失误损失实际感受到的比例：沉默、未解决、解决、快速解决",
        ),
        FACTOR,
        partly(
            "de Matos et al. 2007",
            "that a quick solution ends above the start; the sizes are *assumptions*",
            "快速解决后反而更满意；大小为*假设*",
        ),
    ),
    "satisfaction.SMALL_LOSS": said(("a small failure's penalty, of a large one's", "小失误的损失（占大失误）"), SHARE),
    "satisfaction.NOT_FORGIVEN": said(
        ("part of the failure penalty felt when a second failure is solved", "第二次失误即使解决，仍感受到的损失比例"),
        FACTOR,
    ),
    "satisfaction.OVER_CONTACT": said(
        ("loss with each message a week beyond the best number", "超过最佳消息数后，每多一条的损失"), POINTS
    ),
    "satisfaction.HARM_MEMORY": said(
        ("what is left of a harm in the account of causes", "流失原因账上，一周后还剩的伤害"), KEPT
    ),
}

_SURVEYS: dict[str, Words] = {
    "surveys.ANSWER_SPREAD": said(("spread of an answer around the feeling", "回答围绕真实感受的波动"), POINTS),
    "surveys.UNHAPPY": said(("answers below it are followed up", "低于它的回答会被回访"), POINTS),
    "surveys.COMFORT": said(("satisfaction that a follow-up call gives back", "回访找回的满意度"), POINTS),
    "surveys.RELIEF": said(("log-odds by which it calms", "回访的安抚作用"), LOG_ODDS),
    "surveys.RESENTMENT": said(
        ("what a follow-up call leaves of a harm in the account of causes", "回访后，流失原因账上还剩的伤害"), SHARE
    ),
    "surveys.PROMOTES": said(
        ("answers above it count as promoters'", "高于它的回答算推荐者"),
        POINTS,
        partly("Reichheld 2003", "his scale on ours is an *assumption*", "换算到本量表为*假设*"),
    ),
    "surveys.DETRACTS": said(
        ("answers below it count as detractors'", "低于它的回答算贬损者"),
        POINTS,
        partly("Reichheld 2003", "his scale on ours is an *assumption*", "换算到本量表为*假设*"),
    ),
    "sampling.CONFIDENCE": said(
        ("standard errors on either side that hold 95 % of samples", "两侧各取多少标准误，可含 95% 的样本"),
        FACTOR,
        COUNTED,
    ),
    "studies.FAIR": said(("said of a price that is as expected", "价格和预期一样时的评价"), POINTS),
    "studies.FEELING_FOR_PRICES": said(
        ("what a lower price adds, per 1 of the price", "价格每低 1 倍所加的评价"), POINTS
    ),
    "studies.PRICE_SPREAD": said(("spread of what people say of a price", "对价格评价的波动"), POINTS),
    "studies.ANNOYED": said(("loss of which people still speak", "还会提起的损失"), POINTS),
    "studies.MISTAKEN": said(("people who mix it up and say the opposite", "记错而说反的人"), SHARE),
    "filing.BLANK": said(("files without an entry where nothing was ever cleaned", "从未整理时没填的档案"), SHARE),
    "filing.WRONG": said(("files with a wrong entry there", "从未整理时填错的档案"), SHARE),
    "quarter.CAMPAIGN_DAYS": said(("to prepare a promotion", "准备一次促销"), DAYS),
    "quarter.SURVEY_DAY": said(
        ("minute of the round at which the survey asks: Thursday of week 13", "问卷发出的时刻：第 13 周周四"), MINUTES
    ),
}

SERVICE: dict[str, Words] = {**_PEOPLE, **_CONTACTS, **_COMPLAINTS, **_FEELING, **_SURVEYS}
