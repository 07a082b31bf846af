//! The checks and their texts.

use crate::Words;

macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $ja:literal, $en:literal;)*) => {
        /// What can be found. Several belong to one code where one check has several things to say.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Check {
            $($(#[$doc])* $name,)*
        }

        impl Check {
            /// All checks, in the order of their codes.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// The check's short name, `H1` for example.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The name under which it is stored that a finding is to be left alone.
            pub const fn token(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What it says; `{subject}` and `{0}`, `{1}` … stand for what it found.
            pub const fn words(self) -> Words {
                match self { $(Self::$name => Words::new($ja, $en),)* }
            }
        }
    };
}

checks! {
    /// Fewer review notes than needed: how many, how many are needed.
    FewReviews, "H1",
        "レビューの付箋が{0}枚です。{1}枚以上あると発見が十分になります。Listen を見直してください。",
        "There are {0} review notes; {1} or more are enough to discover something. Look at Listen again.";
    /// More than half of the reviews are assumed: how many, of how many.
    ManyAssumptions, "H2",
        "{1}枚のうち{0}枚が想像です。半分を超えています。Listen を見直してください。",
        "{0} of {1} reviews are assumed, more than half. Look at Listen again.";
    /// Positive and negative reviews are out of balance: how many positive, how many negative.
    OneSidedReviews, "H3",
        "良い声{0}枚、悪い声{1}枚と偏っています。少ない方を足してください。",
        "{0} positive and {1} negative reviews are out of balance. Add to the smaller side.";
    /// A group has no name: how many notes are in it.
    UnnamedGroup, "H4",
        "名前のないグループがあります（{0}枚）。短い名前をつけてください。",
        "A group of {0} notes has no name. Give it a short one.";
    /// A post refers to no review and no fact.
    PostWithoutReference, "H5",
        "「{subject}」がどのレビューも参照していません。根拠につないでください。",
        "“{subject}” refers to no review. Connect it to what it rests on.";
    /// Too few or too many criteria: how many, from, to.
    CriteriaCount, "H6",
        "評価の列が{0}個です。{1}〜{2}個に絞るか、足してください。",
        "There are {0} criteria; {1} to {2} work well.";
    /// A weighted column in which nobody gave any solution a point: its weight.
    WeightUnscored, "H7",
        "「{subject}」（重み{0}）に応える解決策がありません。重要なのに放置されています。",
        "No solution answers “{subject}” (weight {0}): important, but left alone.";
    /// Personal scores of a cell lie far apart: the least, the most, the weight.
    ScatteredScores, "H8",
        "「{subject}」の点数が{0}〜{1}点（重み{2}）とばらついています。評価の基準をそろえてください。",
        "Scores for “{subject}” range from {0} to {1} (weight {2}). Agree on the criterion.";
    /// A red run: its feasibility is unclear.
    UnclearFeasibility, "H9",
        "実現性が不透明です：「{subject}」",
        "Feasibility is unclear: “{subject}”";
    /// A question that the template asks is gone.
    QuestionDeleted, "H10",
        "必須の質問「{subject}」が消えています。戻してください。",
        "The required question “{subject}” is gone. Bring it back.";
    /// A milestone later than its limit: so many months.
    MilestoneTooLate, "H11",
        "「{subject}」が{0}か月より先です。高すぎる目標なら手前に段階を足してください。",
        "“{subject}” is more than {0} months away. If the goal is too high, put a step before it.";
    /// A date that does not exist: month, day, the month's last day.
    DateDoesNotExist, "H12",
        "「{subject}」の{0}月{1}日はありません（末日は{2}日）。",
        "{0}/{1} of “{subject}” does not exist (last day: {2}).";
    /// A date that cannot be read, or none.
    DateMissing, "H12",
        "「{subject}」に日付がありません。",
        "“{subject}” has no date.";
    /// A date before the one of the milestone above, or before the session.
    DateOutOfOrder, "H12",
        "「{subject}」の日付が前の予定より前です。",
        "The date of “{subject}” lies before what comes first.";
    /// A cell of Who, What, How is empty.
    MeasureEmpty, "H13",
        "「{subject}」が空です。",
        "“{subject}” is empty.";
    /// A pass line without a number.
    PassLineWithoutNumber, "H13",
        "「{subject}」に数値がありません。合格の基準を数字で書いてください。",
        "“{subject}” has no number. Write the pass line with one.";
    /// A task that nobody owns.
    TaskWithoutOwner, "H14",
        "タスク「{subject}」に担当がありません。",
        "Task “{subject}” has no owner.";
    /// A task without a day by which it is done.
    TaskWithoutDue, "H14",
        "タスク「{subject}」に期限がありません。",
        "Task “{subject}” has no due date.";
    /// A task of which nobody can say when it is done.
    TaskWithoutDoneCondition, "H14",
        "タスク「{subject}」に完了条件がありません。",
        "Task “{subject}” does not say when it is done.";
    /// A role without any task before the first milestone.
    RoleWithoutTask, "H15",
        "「{subject}」には最初のマイルストンまでのタスクがありません。",
        "“{subject}” has no task before the first milestone.";
    /// No recurring meeting.
    NoMeeting, "H16",
        "定例の進捗会議が決まっていません。",
        "No recurring progress meeting is set.";
    /// No day on which the executives hear about it.
    NoReportDate, "H16",
        "「{subject}」の CXO 報告日が決まっていません。",
        "No executive report is set for “{subject}”.";
    /// A preparation of more than a month: days.
    PreparationTooLong, "H17",
        "準備「{subject}」が{0}日かかります。1か月以内に分けてください。",
        "Preparation “{subject}” takes {0} days. Split it into steps of a month at most.";
    /// Too few questions from the customer: how many, how many are needed.
    FewCustomerQuestions, "H18",
        "顧客役の質問が{0}個です。{1}個以上用意してください。",
        "The customer has {0} questions; prepare {1} or more.";
    /// Too few user tests: how many, how many are needed.
    FewUserTests, "H19",
        "ユーザーテストが{0}人です。{1}人に聞くと大半の問題が見つかります。",
        "There are {0} user tests; {1} find most of the problems.";
    /// Too few solutions: how many, from, to.
    FewSolutions, "H20",
        "解決策が{0}件です。{1}〜{2}件を用意してください。",
        "There are {0} solutions; prepare {1} to {2}.";
    /// A condition of the growth cycle has no answer.
    ConditionEmpty, "H21",
        "条件「{subject}」に答えがありません。",
        "The condition “{subject}” has no answer.";
    /// A step's time is up and nothing is decided: minutes.
    TimeUpUndecided, "H22",
        "「{subject}」の{0}分が過ぎましたが、まだ決まっていません。サイコロで決めてもかまいません。",
        "The {0} minutes of “{subject}” are over and nothing is decided. The dice may decide.";
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// It cannot be right: a day that does not exist, a question that is gone.
    Wrong,
    /// Something is missing.
    Missing,
    /// Something is thin, out of balance or not agreed on: worth another look.
    Weak,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Wrong, Self::Missing, Self::Weak];
}

impl Check {
    /// How much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::DateDoesNotExist
            | Self::DateOutOfOrder
            | Self::MilestoneTooLate
            | Self::QuestionDeleted => Severity::Wrong,
            Self::UnnamedGroup
            | Self::PostWithoutReference
            | Self::DateMissing
            | Self::MeasureEmpty
            | Self::PassLineWithoutNumber
            | Self::TaskWithoutOwner
            | Self::TaskWithoutDue
            | Self::TaskWithoutDoneCondition
            | Self::RoleWithoutTask
            | Self::NoMeeting
            | Self::NoReportDate
            | Self::ConditionEmpty => Severity::Missing,
            Self::FewReviews
            | Self::ManyAssumptions
            | Self::OneSidedReviews
            | Self::CriteriaCount
            | Self::WeightUnscored
            | Self::ScatteredScores
            | Self::UnclearFeasibility
            | Self::PreparationTooLong
            | Self::FewCustomerQuestions
            | Self::FewUserTests
            | Self::FewSolutions
            | Self::TimeUpUndecided => Severity::Weak,
        }
    }
}
