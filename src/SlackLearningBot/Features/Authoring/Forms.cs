using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Opens the form of <c>/learn new</c>, keeps what stands in it, and begins it anew.</summary>
internal sealed class Forms(NpgsqlDataSource database, FormStore store, DraftStore drafts, TrackStore tracks, CalendarClock calendar)
{
    private const int LongestId = 70;

    /// <summary>The form this person began last, or a new one.</summary>
    public async Task<ModalView> OpenAsync(LearnerKey author, CancellationToken cancel)
    {
        if (await store.FindOpenAsync(author, calendar.Now, cancel) is { } begun)
        {
            return await ShowAsync(begun, begun.Form.Any(field => field.Value.Length > 0 && !FormFields.Deciding.Contains(field.Key)), cancel);
        }

        return await ShowAsync(await BeginAsync(author, cancel), false, cancel);
    }

    public async Task<ModalView> ShowAsync(Draft draft, bool isContinued, CancellationToken cancel) =>
        FormView.Of(draft, await tracks.ReadAsync(draft.TeamId, cancel), isContinued);

    /// <summary>A form that nobody keeps yet.</summary>
    public Draft Begun(LearnerKey author, IReadOnlyDictionary<string, string> form) => new()
    {
        TeamId = author.TeamId, DraftId = Guid.CreateVersion7(calendar.Now), UserId = author.UserId, Kind = DraftKind.Form, State = DraftState.Open,
        Problems = [], Form = form, CreatedAt = calendar.Now,
    };

    private async Task<Draft> BeginAsync(LearnerKey author, CancellationToken cancel)
    {
        var draft = Begun(author, new Dictionary<string, string>());
        await database.InTransactionAsync(transaction => FormStore.AddAsync(transaction, draft, cancel), cancel);
        return draft;
    }

    /// <summary>Empties the form; what stood in it is forgotten.</summary>
    public async Task<Draft?> BeginAnewAsync(Draft draft, CancellationToken cancel)
    {
        var empty = draft with { Form = new Dictionary<string, string>() };
        return await store.SaveAsync(empty, cancel) ? empty : null;
    }

    /// <summary>The draft with what the client says now stands in it; null when it is over or somebody else's.</summary>
    public async Task<Draft?> KeepAsync(Actor actor, ReceivedView view, StateValues state, bool clears, CancellationToken cancel)
    {
        if (!Guid.TryParse(view.PrivateMetadata, out var id)
            || await drafts.FindAsync(actor.TeamId!, id, cancel) is not { Kind: DraftKind.Form, State: DraftState.Open } draft
            || draft.UserId != actor.UserId)
        {
            return null;
        }

        var kept = draft with { Form = FormState.Merge(draft.Form, state, clears) };
        return await store.SaveAsync(kept, cancel) ? kept : null;
    }

    /// <summary>The draft with an id for its lesson: made of the title, and of nobody else's.</summary>
    public async Task<Draft> NameAsync(Draft draft, CancellationToken cancel)
    {
        if (draft.Form.GetValueOrDefault(FormFields.Title) is not { Length: > 0 } title)
        {
            return draft;
        }

        var bare = FileId.Of(title);
        bare = bare.Length > LongestId ? bare[..LongestId].TrimEnd('-') : bare;
        var id = bare;
        for (var number = 2; await store.IsTakenAsync(draft.TeamId, id, cancel); number++)
        {
            id = $"{bare}-{number}";
        }

        var named = draft with { Form = new Dictionary<string, string>(draft.Form) { [FormFields.Id] = id } };
        return await store.SaveAsync(named, cancel) ? named : draft;
    }
}
