using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>A button below somebody's own take-aways.</summary>
internal abstract class UseAction(string name, NpgsqlDataSource database) : IActionHandler<TakeAwayValue>
{
    public string Name => name;

    public JsonTypeInfo<TakeAwayValue> ValueType => TakeAwaysJson.Default.TakeAwayValue;

    public int ValueVersion => TakeAwaysJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, TakeAwayValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => await Uses.FindAsync(transaction, Places.Person(call.Actor), value.TakeAway, cancel) is { IsWritten: true } one
            ? await UseAsync(transaction, call, one, cancel)
            : new ActionReply.Remark(TakeAwayView.Gone),
        cancel);

    protected abstract Task<ActionReply> UseAsync(NpgsqlTransaction transaction, ActionCall call, TakeAway one, CancellationToken cancel);
}

/// <summary>"Post it in a channel": which one, with how it will look.</summary>
internal sealed class PostAction(NpgsqlDataSource database) : UseAction(TakeAwayView.Post, database)
{
    protected override Task<ActionReply> UseAsync(NpgsqlTransaction transaction, ActionCall call, TakeAway one, CancellationToken cancel) =>
        Task.FromResult(one.Channel is null ? call.Opening(TakeAwayForm.Place(one)) : Places.Shown(call, TakeAwayView.Card(one)));
}

/// <summary>"Offer it as a lesson": the owners may make one of it.</summary>
internal sealed class LessonAction(NpgsqlDataSource database, ILessonIdeas lessons, CalendarClock calendar) : UseAction(TakeAwayView.Lesson, database)
{
    protected override async Task<ActionReply> UseAsync(NpgsqlTransaction transaction, ActionCall call, TakeAway one, CancellationToken cancel)
    {
        if (one.LessonAt is not null)
        {
            return Places.Shown(call, TakeAwayView.Card(one));
        }

        if (!await lessons.OfferAsync(transaction, one.Person, Guid.CreateVersion7(calendar.Now), TakeAwayView.Markdown(one), cancel))
        {
            return new ActionReply.Remark(TakeAwayView.NoOwner);
        }

        var offered = one with { LessonAt = calendar.Now };
        await TakeAwayStore.NoteUseAsync(transaction, offered, calendar.Now, cancel);
        return Places.Shown(call, TakeAwayView.Card(offered));
    }
}

/// <summary>"Propose a talk": it waits for a date, and the owners hear of it.</summary>
internal sealed class TalkAction(NpgsqlDataSource database, ITalkProposals talks, CalendarClock calendar) : UseAction(TakeAwayView.Talk, database)
{
    protected override async Task<ActionReply> UseAsync(NpgsqlTransaction transaction, ActionCall call, TakeAway one, CancellationToken cancel)
    {
        if (one.TalkAt is not null)
        {
            return Places.Shown(call, TakeAwayView.Card(one));
        }

        var id = Guid.CreateVersion7(calendar.Now);
        await talks.ProposeAsync(transaction, new NewTalkProposal(id, one.Person, TakeAwayView.TalkTitle(one), TakeAwayView.Plain(one)), cancel);
        var proposed = one with { TalkAt = calendar.Now, TalkId = id };
        await TakeAwayStore.NoteUseAsync(transaction, proposed, calendar.Now, cancel);
        return Places.Shown(call, TakeAwayView.Card(proposed));
    }
}
