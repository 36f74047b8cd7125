using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The fields of <c>/learn new</c>: each is a block, and a value of the draft, of this one name.</summary>
internal static class FormFields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Track = "track";
    public const string TrackTitle = "track_title";
    public const string Format = "format";
    public const string Text = "text";
    public const string Link = "link";
    public const string Skills = "skills";
    public const string Minutes = "minutes";
    public const string Origin = "origin";
    public const string SourceTitle = "source_title";
    public const string SourceUrl = "source_url";
    public const string SourceLicence = "source_licence";
    public const string SourceAttribution = "source_attribution";
    public const string Type = "type";
    public const string Ask = "ask";
    public const string Right = "right";
    public const string Why = "why";
    public const string RightMany = "right_many";
    public const string WrongMany = "wrong_many";
    public const string IsTrue = "is_true";
    public const string Accept = "accept";
    public const string Rules = "rules";
    public const string Answer = "answer";
    public const string Tolerance = "tolerance";
    public const string Unit = "unit";
    public const string Pairs = "pairs";
    public const string Decoys = "decoys";
    public const string Items = "items";

    /// <summary>Values of <see cref="Origin"/>.</summary>
    public const string Ours = "ours";
    public const string Others = "others";

    /// <summary>The value of <see cref="Type"/> for a lesson without a question.</summary>
    public const string NoQuestion = "none";

    public const int MostWrong = 4;

    public const string Action = "lesson.new_field";

    /// <summary>The action_id of a field's element.</summary>
    public static string Element(string field) => ActionId.Of(Action, field);

    public static string Wrong(int number) => $"wrong{number}";

    public static string WhyWrong(int number) => $"why{number}";

    /// <summary>Everything that is read from what a client sends; anything else in it is left where it is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Title, Track, TrackTitle, Format, Text, Link, Skills, Minutes, Origin, SourceTitle, SourceUrl, SourceLicence, SourceAttribution,
        Type, Ask, Right, Why, RightMany, WrongMany, IsTrue, Accept, Rules, Answer, Tolerance, Unit, Pairs, Decoys, Items,
        .. Enumerable.Range(1, MostWrong).SelectMany(number => new[] { Wrong(number), WhyWrong(number) }),
    ];

    /// <summary>Fields whose choice changes which others are there.</summary>
    public static IReadOnlyList<string> Deciding { get; } = [Track, Format, Origin, Type];
}
