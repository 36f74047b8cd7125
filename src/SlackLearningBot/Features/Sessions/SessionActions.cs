using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Sessions;

/// <summary>"Open": all about one session.</summary>
internal sealed class OpenAction(SessionDesk desk) : IActionHandler<SessionValue>, IOpensView
{
    public string Name => SessionView.Open;

    public JsonTypeInfo<SessionValue> ValueType => SessionValues.Default.SessionValue;

    public int ValueVersion => SessionValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SessionValue value, CancellationToken cancel) =>
        new ActionReply.OpenView(await desk.CardAsync(SessionDesk.Person(call.Actor), value.Session, cancel));
}

/// <summary>"Change what it says": the form, over the card.</summary>
internal sealed class EditAction(SessionDesk desk) : IActionHandler<SessionValue>
{
    public string Name => SessionCard.Edit;

    public JsonTypeInfo<SessionValue> ValueType => SessionValues.Default.SessionValue;

    public int ValueVersion => SessionValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SessionValue value, CancellationToken cancel) =>
        call.Opening(await desk.FindAsync(SessionDesk.Person(call.Actor), value.Session, cancel) is { } session
            ? SessionForm.ForChange(session, await desk.GoneAsync(session, cancel))
            : SessionView.NotYoursView);
}

/// <summary>"Move it": the form for one date, over the card.</summary>
internal sealed class MoveAction(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk) : IActionHandler<GatheringChoice>
{
    public string Name => SessionCard.Move;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel)
    {
        var person = SessionDesk.Person(call.Actor);
        if (await desk.FindDateAsync(person, value.Gathering, cancel) is not var (session, date))
        {
            return call.Opening(SessionView.NotYoursView);
        }

        var chosen = await database.InTransactionAsync(transaction => gatherings.FindChosenChannelAsync(transaction, person.TeamId, date.GatheringId, cancel), cancel);
        return call.Opening(DateForm.Render(session, date with { Channel = chosen ?? date.Channel }, choosesChannel: await desk.IsOwnerAsync(person, cancel)));
    }
}

/// <summary>"Call it off": one date, not the others.</summary>
internal sealed class CallOffAction(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk) : IActionHandler<GatheringChoice>
{
    public string Name => SessionCard.CallOff;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel)
    {
        var person = SessionDesk.Person(call.Actor);
        if (await desk.FindDateAsync(person, value.Gathering, cancel) is not var (session, date))
        {
            return call.Opening(SessionView.NotYoursView);
        }

        var isOff = await database.InTransactionAsync(transaction => gatherings.CallOffAsync(transaction, person, date.GatheringId, cancel), cancel);
        return Places.Shown(call, isOff ? SessionView.CalledOff(session, date) : SessionView.Over);
    }
}

/// <summary>"Who was there": the form, over the card or from a message.</summary>
internal sealed class AttendanceAction(NpgsqlDataSource database, SessionDesk desk, CalendarClock calendar) : IActionHandler<GatheringChoice>
{
    public string Name => GatheringButtons.AttendanceName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel)
    {
        var found = await desk.FindDateAsync(SessionDesk.Person(call.Actor), value.Gathering, cancel);
        var view = found switch
        {
            null => SessionView.NotYoursView,
            var (_, date) when !date.HasBegunAt(calendar.Now) => MessageView.Of(SessionView.NotBegun),
            var (_, date) when date.IsLongOverAt(calendar.Now) => MessageView.Of(SessionView.LongOver),
            var (session, date) => ThereForm.Render(session, date, await database.InTransactionAsync(transaction => Guests.ReadAsync(transaction, date, cancel), cancel)),
        };
        return call.Opening(view);
    }
}
