using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>What is looked for, in words; and the words in front of a search that name it.</summary>
internal static class KindWords
{
    private static readonly (string Word, MentorshipKind Kind)[] Named =
    [
        ("classic", MentorshipKind.Classic), ("mentor", MentorshipKind.Classic), ("reverse", MentorshipKind.Reverse), ("peer", MentorshipKind.Peer), ("group", MentorshipKind.Group), ("flash", MentorshipKind.Flash),
    ];

    /// <summary>"reverse kubernetes" looks for a reverse mentor on kubernetes; without a kind in front, or with quotes around it all, it is the usual one.</summary>
    public static (MentorshipKind Kind, string Words) Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > 1 && trimmed[0] is '"' or '“' or '”')
        {
            return (MentorshipKind.Classic, trimmed.Trim('"', '“', '”').Trim());
        }

        var first = trimmed.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        foreach (var (word, kind) in Named)
        {
            if (first.Length > 0 && first[0].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return (kind, first.Length > 1 ? first[1].Trim() : "");
            }
        }

        return (MentorshipKind.Classic, trimmed);
    }

    /// <summary>"a mentor".</summary>
    public static string Somebody(MentorshipKind kind) => kind switch
    {
        MentorshipKind.Reverse => "a reverse mentor",
        MentorshipKind.Peer => "a peer to learn with",
        MentorshipKind.Group => "a mentor with a group",
        MentorshipKind.Flash => "somebody for one talk",
        _ => "a mentor",
    };

    /// <summary>What the mentor is asked for.</summary>
    public static string Wanted(MentorshipKind kind) => kind switch
    {
        MentorshipKind.Reverse => "would like you to show them something new, as a reverse mentor",
        MentorshipKind.Peer => "would like to learn together with you",
        MentorshipKind.Group => "would like to join your group",
        MentorshipKind.Flash => "would like one talk with you",
        _ => "would like you as a mentor",
    };
}
