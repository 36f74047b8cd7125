using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Sessions;

/// <summary>"More" and "Previous" below a part of the list of sessions.</summary>
internal sealed class SessionPageAction(NpgsqlDataSource database, SessionDesk desk, CalendarClock calendar) : IActionHandler<SessionPage>
{
    private const int LastPage = 999;

    public string Name => SessionListView.Page;

    public JsonTypeInfo<SessionPage> ValueType => SessionValues.Default.SessionPage;

    public int ValueVersion => SessionValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SessionPage value, CancellationToken cancel)
    {
        var person = SessionDesk.Person(call.Actor);
        var part = SessionPart.All.FirstOrDefault(one => one.Name == value.Part) ?? SessionPart.All[0];
        var page = Math.Clamp(value.Page, 0, LastPage);
        var today = LocalDay.Of(calendar.Now, await desk.ZoneAsync(person, cancel));
        return await database.InTransactionAsync(
            async transaction => Places.Shown(call, SessionListView.One(part, await part.ReadAsync(transaction, person, calendar.Now, today, page, cancel), page, calendar.Now)), cancel);
    }
}
