using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Talks;

/// <summary>"More" and "Previous" below a part of the list of talks.</summary>
internal sealed class TalkPageAction(NpgsqlDataSource database, CalendarClock calendar) : IActionHandler<TalkPage>
{
    private const int LastPage = 999;

    public string Name => TalkListView.Page;

    public JsonTypeInfo<TalkPage> ValueType => TalkValues.Default.TalkPage;

    public int ValueVersion => TalkValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, TalkPage value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var part = TalkPart.All.Append(TalkPart.Attended).FirstOrDefault(one => one.Name == value.Part) ?? TalkPart.All[0];
            var page = Math.Clamp(value.Page, 0, LastPage);
            var talks = await part.ReadAsync(transaction, TalkDesk.Person(call.Actor), calendar.Now, TalkPart.Most + 1, page * TalkPart.Most, cancel);
            return Places.Shown(call, TalkListView.One(part, talks, page));
        },
        cancel);
}
