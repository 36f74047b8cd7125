using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>/learn assessments</c>: what somebody has to do, how it went, and for managers who of their people has done it.</summary>
internal sealed class AssessmentsCommand(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : ISubcommand
{
    private const int MostOfTeam = 300;
    private static readonly TimeSpan History = TimeSpan.FromDays(30);

    public string Path => "assessments";

    public IReadOnlyList<HelpLine> Help { get; } = [new("assessments", "what somebody gave you to pass, and how it went")];

    public Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => database.InTransactionAsync<CommandReply>(
        async transaction =>
        {
            var own = await AssignmentStore.FindZoneAsync(transaction, call.Learner, cancel) is { } zone && Zones.IsKnown(zone) ? zone : settings.DefaultZone;
            return ListView.Message(
                await AssignedStore.ReadAsync(transaction, call.Learner, calendar.Now, ListView.Most, cancel),
                await TeamStore.ReadAsync(transaction, call.Learner, calendar.Now - History, MostOfTeam, cancel),
                calendar.Now,
                assigned => assigned?.ZoneOr(own) ?? own);
        },
        cancel);
}

/// <summary>What is ahead, in App Home.</summary>
internal sealed class AssessmentsHome(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : IHomeSection
{
    private const int Most = 5;

    public int Order => 15;

    public Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => ListView.Home(
            await AssignedStore.ReadAsync(transaction, person, calendar.Now, Most, cancel), calendar.Now, assigned => assigned?.ZoneOr(settings.DefaultZone) ?? settings.DefaultZone),
        cancel);
}
