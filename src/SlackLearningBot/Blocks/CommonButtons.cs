using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Buttons that several slices show and one slice answers.</summary>
internal static class CommonButtons
{
    /// <summary>Answered by Features/Learners: opens the welcome form.</summary>
    public const string WelcomeOpen = "welcome.open";

    /// <summary>Answered by Features/Lessons: posts or finds today's lesson.</summary>
    public const string LessonToday = "lesson.today";

    /// <summary>Answered by Features/Tracks: opens the catalogue.</summary>
    public const string CatalogueOpen = "catalog.open";

    public static Button Welcome { get; } = new(new PlainText("Choose my hour"), WelcomeOpen, Style: ButtonStyle.Primary);

    public static Button Today { get; } = new(new PlainText("Today's lesson"), LessonToday);

    public static Button Catalogue { get; } = new(new PlainText("Choose tracks"), CatalogueOpen);
}
