using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>A draft held against the rules and against what the workspace has.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Errors">What must be corrected first.</param>
/// <param name="Warnings">What its author should look at.</param>
/// <param name="Parcel">What would be published; null while there are errors.</param>
/// <param name="Plan">What that would do; null while there are errors or no track is chosen, and when it was not asked for.</param>
/// <param name="Loose">How many lessons go into the track that is to be chosen.</param>
/// <param name="Chosen">That track; null until it is.</param>
internal sealed record DraftLook(
    Draft Draft, IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentWarning> Warnings, ContentParcel? Parcel, ContentPlan? Plan, int Loose,
    TrackName? Chosen)
{
    public bool NeedsTrack => Loose > 0 && Chosen is null;

    /// <summary>In the order learners get them.</summary>
    public IReadOnlyList<(Track Track, Lesson Lesson)> Lessons =>
        Parcel is null ? [] : [.. Parcel.Tracks.SelectMany(track => track.Lessons.Select(lesson => (track, lesson)))];
}

/// <summary>Looks at drafts: the same check and the same plan for the report, the preview and the publication.</summary>
internal sealed class DraftDesk(DraftStore drafts, DraftFileStore files, TrackStore tracks, IContentDesk content, CalendarClock calendar)
{
    private static readonly TrackName NotChosen = new("not-chosen-yet", "Not chosen yet");

    /// <summary>Null when there is no such draft (any more).</summary>
    /// <param name="teamId">The workspace.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="plans">Whether what publishing would do is wanted too: that is half of the work.</param>
    public async Task<DraftLook?> LookAsync(string teamId, Guid draftId, CancellationToken cancel, bool plans = true) =>
        await drafts.FindAsync(teamId, draftId, cancel) is { } draft ? await LookAsync(draft, cancel, plans) : null;

    public async Task<DraftLook> LookAsync(Draft draft, CancellationToken cancel, bool plans = true)
    {
        if (draft.State is not DraftState.Open)
        {
            return new DraftLook(draft, [], [], null, null, 0, null);
        }

        var known = await tracks.ReadAsync(draft.TeamId, cancel);
        var authored = draft.Kind == DraftKind.Form
            ? new AuthoredContent([], [], [FormLesson.Of(draft.Form)], [])
            : content.Read(await files.ReadAsync(draft.TeamId, draft.DraftId, cancel));
        var chosen = draft.Kind == DraftKind.Form ? FormTrack.Of(draft.Form, known) : draft.Track;
        var parts = Parts(authored, chosen ?? NotChosen, known);
        IReadOnlyList<ContentError> unread = [.. draft.Problems, .. authored.Errors];
        return ContentCheck.Check(new ContentDrafts([.. authored.Folders, .. parts], unread) { Warnings = authored.Warnings }, DateOnly.FromDateTime(calendar.Now.UtcDateTime)) switch
        {
            ContentVerdict.Refused refused => new DraftLook(draft, refused.Errors, refused.Warnings, null, null, authored.Loose.Count, chosen),
            ContentVerdict.Good good => await PlanAsync(
                new DraftLook(draft, [], good.Warnings, new ContentParcel(good.Tracks, parts.Select(part => part.Id!.Text).ToHashSet(StringComparer.Ordinal)), null, authored.Loose.Count, chosen),
                plans, cancel),
            _ => throw new InvalidOperationException("A content verdict is neither good nor refused."),
        };
    }

    private async Task<DraftLook> PlanAsync(DraftLook look, bool plans, CancellationToken cancel) => look.NeedsTrack || !plans
        ? look
        : look with { Plan = await content.PlanAsync(look.Draft.TeamId, look.Parcel!, calendar.Now, cancel) };

    private static List<TrackDraft> Parts(AuthoredContent authored, TrackName chosen, IReadOnlyList<TrackName> known)
    {
        var named = authored.Parts.Select(part => (Track: TrackMenu.Find(known, part.Track.Text), part.Track.At, part.Lessons)).ToList();
        if (authored.Loose.Count > 0)
        {
            named.Add((chosen, authored.Loose[0].At, authored.Loose));
        }

        return
        [
            .. named.GroupBy(part => part.Track.Id).Select(track => new TrackDraft
            {
                At = track.First().At,
                Id = new Raw(track.Key, track.First().At),
                Title = new Raw(track.First().Track.Title, track.First().At),
                Lessons = [.. track.SelectMany(part => part.Lessons)],
            }),
        ];
    }
}
