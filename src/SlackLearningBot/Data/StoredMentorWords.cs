using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Data;

/// <summary>Kinds and formats of mentoring as columns, and the values of options, write them.</summary>
internal static class StoredMentorWords
{
    private static readonly (MentorshipKind Kind, string Word)[] Kinds =
    [
        (MentorshipKind.Classic, "classic"), (MentorshipKind.Reverse, "reverse"), (MentorshipKind.Peer, "peer"), (MentorshipKind.Group, "group"), (MentorshipKind.Flash, "flash"),
    ];

    private static readonly (MeetingFormat Format, string Word)[] Formats =
    [
        (MeetingFormat.Video, "video"), (MeetingFormat.InPerson, "in_person"), (MeetingFormat.Voice, "voice"), (MeetingFormat.Writing, "writing"),
    ];

    public static string Of(MentorshipKind kind) => Kinds.First(one => one.Kind == kind).Word;

    public static string Of(MeetingFormat format) => Formats.First(one => one.Format == format).Word;

    /// <exception cref="ArgumentOutOfRangeException">The column holds another word.</exception>
    public static MentorshipKind KindOf(string word) => Array.Exists(Kinds, one => one.Word == word)
        ? Kinds.First(one => one.Word == word).Kind
        : throw new ArgumentOutOfRangeException(nameof(word), word, "Expected a kind of mentoring.");

    /// <summary>Those that the words name, in our order; words that name none count as nothing.</summary>
    public static IReadOnlyList<MentorshipKind> KindsOf(IEnumerable<string> words) => [.. Kinds.Where(one => words.Contains(one.Word)).Select(one => one.Kind)];

    /// <inheritdoc cref="KindsOf"/>
    public static IReadOnlyList<MeetingFormat> FormatsOf(IEnumerable<string> words) => [.. Formats.Where(one => words.Contains(one.Word)).Select(one => one.Format)];
}
