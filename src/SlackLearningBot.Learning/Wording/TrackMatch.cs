namespace SlackLearningBot.Learning.Wording;

/// <summary>A track's two names.</summary>
public sealed record TrackName(string TrackId, string Title);

/// <summary>Which track somebody means by what they typed.</summary>
public abstract record TrackMatch
{
    private TrackMatch()
    {
    }

    /// <summary>Exactly this one, by id or title.</summary>
    public sealed record Exact(TrackName Track) : TrackMatch;

    /// <summary>Nothing has that name; these come near, at most five.</summary>
    public sealed record Near(IReadOnlyList<TrackName> Tracks) : TrackMatch;

    /// <summary>Several have exactly that title.</summary>
    public sealed record Ambiguous(IReadOnlyList<TrackName> Tracks) : TrackMatch;

    /// <summary>Nothing comes near.</summary>
    public sealed record Unknown : TrackMatch;

    private const int MostOffered = 5;

    /// <summary>An id wins over a title; then what contains the words; then what is spelled alike. Case and outer spaces do not matter.</summary>
    public static TrackMatch Find(string words, IReadOnlyList<TrackName> tracks)
    {
        var asked = words.Trim();
        if (tracks.FirstOrDefault(track => Same(track.TrackId, asked)) is { } byId)
        {
            return new Exact(byId);
        }

        var titled = tracks.Where(track => Same(track.Title.Trim(), asked)).ToList();
        return titled.Count switch
        {
            1 => new Exact(titled[0]),
            > 1 => new Ambiguous([.. titled.Take(MostOffered)]),
            _ => FindNear(asked, tracks),
        };
    }

    private static TrackMatch FindNear(string asked, IReadOnlyList<TrackName> tracks)
    {
        var containing = tracks
            .Where(track => asked.Length >= 2
                && (track.Title.Contains(asked, StringComparison.OrdinalIgnoreCase) || track.TrackId.Contains(asked, StringComparison.OrdinalIgnoreCase)))
            .Take(MostOffered)
            .ToList();
        if (containing.Count > 0)
        {
            return new Near(containing);
        }

        var spelled = Nearest.To(asked, tracks.SelectMany(track => new[] { track.TrackId, track.Title }));
        return spelled is null
            ? new Unknown()
            : new Near([tracks.First(track => track.TrackId == spelled || track.Title == spelled)]);
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
