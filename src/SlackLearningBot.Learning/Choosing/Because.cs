namespace SlackLearningBot.Learning.Choosing;

/// <summary>The reason for a lesson, for "Why this?": lesson <paramref name="Position"/> (from 1) of <paramref name="Of"/> in a track the learner joined.</summary>
public abstract record Because(string TrackTitle, int Position, int Of)
{
    /// <summary>No other joined track has a lesson left.</summary>
    public sealed record NextInOnlyTrack(string TrackTitle, int Position, int Of) : Because(TrackTitle, Position, Of);

    /// <summary>Of several tracks, nothing of this one has come yet.</summary>
    public sealed record TrackNotBegun(string TrackTitle, int Position, int Of) : Because(TrackTitle, Position, Of);

    /// <summary>Of several tracks this one has waited longest: <paramref name="DaysAgo"/> days (0 = today) since its last lesson.</summary>
    public sealed record TrackWaitedLongest(string TrackTitle, int Position, int Of, int DaysAgo) : Because(TrackTitle, Position, Of);

    /// <summary>Another track has waited longer, but this lesson fits the day better (see its score).</summary>
    public sealed record FitsBest(string TrackTitle, int Position, int Of) : Because(TrackTitle, Position, Of);
}
