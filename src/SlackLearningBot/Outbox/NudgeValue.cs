namespace SlackLearningBot.Outbox;

/// <summary>What a nudge is worth to its person, all kinds in one place: of two that do not fit into a day the higher comes.</summary>
internal static class NudgeValue
{
    /// <summary>The person asked for it to come back.</summary>
    public const float LessonAgain = 100;

    /// <summary>A mentor they asked said yes or no.</summary>
    public const float MentorNews = 98;

    /// <summary>Somebody waits for this person's answer, for three days.</summary>
    public const float MentorAsk = 96;

    /// <summary>Somebody gave this person an assessment, or its deadline is near: that does not move, and a lesson does.</summary>
    public const float Assessment = 95;

    /// <summary>Whom they would like in a round that is matched on a fixed day, and that nobody was left for them.</summary>
    public const float MentorRound = 94;

    /// <summary>A step of a programme somebody is in: its day is fixed by a session.</summary>
    public const float Programme = 92;

    public const float Lesson = 90;

    /// <summary>Of a lesson, question or deadline that is open.</summary>
    public const float Reminder = 80;

    /// <summary>"Less often?": rather than going on unwanted.</summary>
    public const float LessOften = 70;

    /// <summary>A mentorship that has not begun, is silent, or is to be looked back on.</summary>
    public const float Mentorship = 65;

    public const float WeeklyDigest = 60;

    /// <summary>A talk that is over, or a turn that comes.</summary>
    public const float Gathering = 55;

    public const float Invitation = 50;

    /// <summary>What this person took away from where they were, while it is fresh.</summary>
    public const float TakeAways = 55;

    /// <summary>Questions that should be looked at.</summary>
    public const float QuestionHealth = 45;

    /// <summary>Somebody wants to make a lesson of what this person wrote.</summary>
    public const float WishAsk = 40;

    /// <summary>An owner may make a lesson of it.</summary>
    public const float WishOffer = 30;

    /// <summary>Somebody proposes a talk to an owner.</summary>
    public const float TalkProposed = 29;

    /// <summary>What an owner said of something to learn elsewhere, to whoever proposed it.</summary>
    public const float CourseDecided = 35;

    /// <summary>Somebody proposes something to learn elsewhere to an owner.</summary>
    public const float CourseProposed = 28;
}
