using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What a wish to publish came to.</summary>
internal abstract record PublishOutcome
{
    public sealed record Done(ContentPlan Plan) : PublishOutcome;

    /// <summary>The draft is published or discarded already, by this person or another owner.</summary>
    public sealed record Over(DraftState State) : PublishOutcome;

    /// <summary>The content or the draft is no longer what the button was shown with: here is how it is now.</summary>
    public sealed record Changed(DraftLook Look) : PublishOutcome;

    public sealed record Gone : PublishOutcome;
}

/// <summary>Publishes a draft: the same check and import as <c>content import</c>, once, in one transaction with the end of the draft.</summary>
internal sealed class Publishing(NpgsqlDataSource database, DraftDesk desk, IContentDesk content, CalendarClock calendar)
{
    /// <param name="teamId">The workspace.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="basis">The plan that was shown; nothing else is ever done.</param>
    /// <param name="cancel">Stops it before it is done.</param>
    public async Task<PublishOutcome> PublishAsync(string teamId, Guid draftId, string? basis, CancellationToken cancel)
    {
        if (await desk.LookAsync(teamId, draftId, cancel, plans: false) is not { } look)
        {
            return new PublishOutcome.Gone();
        }

        if (look.Draft.State is not DraftState.Open)
        {
            return new PublishOutcome.Over(look.Draft.State);
        }

        var outcome = basis is not null && look is { Parcel: { } parcel, NeedsTrack: false }
            ? await database.InTransactionAsync(transaction => PublishAsync(transaction, look, parcel, basis, cancel), cancel)
            : null;
        return outcome ?? (await desk.LookAsync(teamId, draftId, cancel) is { } changed ? new PublishOutcome.Changed(changed) : new PublishOutcome.Gone());
    }

    /// <summary>Null, and nothing written, when something changed between the look and the lock.</summary>
    private async Task<PublishOutcome?> PublishAsync(
        NpgsqlTransaction transaction, DraftLook look, ContentParcel parcel, string basis, CancellationToken cancel)
    {
        var draft = look.Draft;
        if (await DraftStore.LockAsync(transaction, draft.TeamId, draft.DraftId, cancel) is not DraftState.Open and var state)
        {
            return state is { } over ? new PublishOutcome.Over(over) : new PublishOutcome.Gone();
        }

        if (await content.PublishAsync(transaction, draft.TeamId, parcel, basis, calendar.Now, cancel) is not { } plan)
        {
            return null;
        }

        await DraftStore.CloseAsync(transaction, draft, DraftState.Published, calendar.Now, cancel);
        if (draft.Kind == DraftKind.Form)
        {
            await WishStore.NotePublishedAsync(transaction, draft, look.Lessons[0].Lesson.Id, cancel);
        }

        return new PublishOutcome.Done(plan);
    }
}
