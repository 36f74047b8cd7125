namespace SlackLearningBot.Features.Authoring;

/// <summary>The track that is chosen in the form.</summary>
internal static class FormTrack
{
    /// <summary>Null until one is chosen, and its title given when it is new.</summary>
    public static TrackName? Of(IReadOnlyDictionary<string, string> form, IReadOnlyList<TrackName> known) => form.GetValueOrDefault(FormFields.Track) switch
    {
        null or "" => null,
        TrackMenu.New => form.GetValueOrDefault(FormFields.TrackTitle)?.Trim() is { Length: > 0 and <= NewTrackView.Longest } title && title.Any(char.IsLetterOrDigit)
            ? TrackMenu.Find(known, title)
            : null,
        var id => known.FirstOrDefault(track => track.Id == id),
    };
}
