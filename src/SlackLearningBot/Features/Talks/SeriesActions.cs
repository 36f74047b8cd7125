using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary><c>/talk series</c>: the next dates, and which are open.</summary>
internal sealed class SeriesCommand(NpgsqlDataSource database, TalkDesk desk, CalendarClock calendar) : ISubcommand
{
    private const int Most = 5;
    private const int DatesShown = 5;

    public string Command => SlashCommands.Talk;

    public string Path => "series";

    public IReadOnlyList<HelpLine> Help { get; } = [new("series", "see the dates of the weekly talk, and take an open one")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var isOwner = await desk.IsOwnerAsync(call.Learner, cancel);
        return await database.InTransactionAsync<CommandReply>(
            async transaction =>
            {
                var all = new List<(Series, IReadOnlyList<SeriesSlot>, IReadOnlyDictionary<DateOnly, TakenSlot>)>();
                foreach (var series in await SeriesStore.ReadOpenAsync(transaction, call.Learner.TeamId, Most, cancel))
                {
                    var slots = series.Rhythm.Ahead(calendar.Now, DatesShown);
                    all.Add((series, slots, await SeriesStore.ReadSlotsAsync(transaction, series, slots[0].Day, cancel)));
                }

                return SeriesView.List(all, call.Learner.UserId, isOwner, calendar.Now);
            },
            cancel);
    }
}

/// <summary>"Open a series": the form, for owners.</summary>
internal sealed class SeriesNewAction(NpgsqlDataSource database, TalkDesk desk, CalendarClock calendar) : IActionHandler, IOpensView
{
    private const int DaysAhead = 7;
    private static readonly TimeOnly Afternoon = new(15, 0);

    public string Name => SeriesView.New;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = TalkDesk.Person(call.Actor);
        if (!await desk.IsOwnerAsync(person, cancel))
        {
            return new ActionReply.OpenView(MessageView.Of(SeriesView.OwnersOnly));
        }

        var zone = await database.InTransactionAsync(transaction => desk.ZoneAsync(transaction, person, cancel), cancel);
        return new ActionReply.OpenView(SeriesForm.Render(Moments.At(LocalDay.Of(calendar.Now, zone).AddDays(DaysAhead), Afternoon, zone)));
    }
}

/// <summary>The form was sent: there are dates from now on.</summary>
internal sealed class SeriesModal(NpgsqlDataSource database, Deliveries deliveries, TalkDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => SeriesForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = TalkDesk.Person(submission.Actor);
        if (!await desk.IsOwnerAsync(person, cancel))
        {
            return new SubmissionReply.Update(MessageView.Of(SeriesView.OwnersOnly));
        }

        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                var wrong = new Dictionary<string, string>();
                var zone = await desk.ZoneAsync(transaction, person, cancel);
                if (SeriesForm.Read(submission.State, person.TeamId, person.UserId, Guid.CreateVersion7(calendar.Now), calendar.Now, zone, wrong) is not { } series)
                {
                    return new SubmissionReply.Errors(wrong);
                }

                await SeriesStore.AddAsync(transaction, series with { Channel = null }, series.Rota.Length > 0 ? calendar.Now : null, calendar.Now, cancel);
                await deliveries.EnqueueManyAsync(
                    transaction, Asked.PersonRefresh, DeliveryClass.Read, [.. series.Rota.OfType<string>().Select(one => Asked.Person(new LearnerKey(person.TeamId, one), calendar.Now))], cancel);
                if (series.Channel is { } channel)
                {
                    await deliveries.EnqueueAgainAsync(transaction, SeriesChannelWork.Of(person, series.SeriesId, channel, calendar.Now), cancel);
                }

                return new SubmissionReply.Update(MessageView.Of(SeriesView.Opened(series)));
            },
            cancel);
    }
}

/// <summary>"End this series".</summary>
internal sealed class SeriesEndAction(NpgsqlDataSource database, TalkDesk desk, CalendarClock calendar) : IActionHandler<SlotValue>
{
    public string Name => SeriesView.End;

    public JsonTypeInfo<SlotValue> ValueType => TalkValues.Default.SlotValue;

    public int ValueVersion => TalkValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SlotValue value, CancellationToken cancel)
    {
        var person = TalkDesk.Person(call.Actor);
        if (!await desk.IsOwnerAsync(person, cancel))
        {
            return new ActionReply.Remark(SeriesView.OwnersOnly);
        }

        await database.InTransactionAsync(transaction => SeriesStore.EndAsync(transaction, person.TeamId, value.Series, calendar.Now, cancel), cancel);
        return new ActionReply.Remark(SeriesView.Ended);
    }
}
