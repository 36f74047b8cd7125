using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>"Today" in App Home: the lesson as it stands, and when the next one comes. It only looks.</summary>
internal sealed class LessonsHome(NpgsqlDataSource database, Today today, IWorkspaces workspaces, BotSettings settings, CalendarClock calendar) : IHomeSection
{
    private const int MostResting = 3;

    public int Order => 10;

    public Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => RenderAsync(transaction, person, cancel), cancel);

    private async Task<IReadOnlyList<Block>> RenderAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (await LearnerStore.FindAsync(transaction, person, cancel) is not { } learner)
        {
            return [];
        }

        var day = learner.Today(now);
        var resting = await RestingStore.ReadAsync(transaction, person, day, now, MostResting, cancel);
        var workspace = resting.Count == 0 ? null : await workspaces.FindAsync(transaction, person.TeamId, cancel);
        return
        [
            .. await TodayAsync(transaction, learner, day, now, cancel),
            .. LessonsHomeView.Resting([.. resting.Select(lesson => (lesson.Title, Link(workspace, lesson)))]),
        ];
    }

    private static Uri? Link(Workspace? workspace, RestingLesson lesson) =>
        lesson is { Channel: { } channel, Ts: { } ts } ? workspace?.LinkTo(channel, ts) : null;

    private async Task<IReadOnlyList<Block>> TodayAsync(NpgsqlTransaction transaction, Learner learner, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        var person = learner.Key;
        if (await TurnStore.FindOfDayAsync(transaction, person, day, cancel) is { } turn)
        {
            return LessonsHomeView.Render(await today.ThereAsync(transaction, person, turn, cancel));
        }

        return LessonChoice.Choose(await ProgressStore.ReadTracksAsync(transaction, person, now, isAsked: false, cancel), day) is LessonChoice.NoLesson none
            ? LessonsHomeView.Nothing(none.Reason)
            : LessonsHomeView.Ahead(
                learner.NextAfter(now, hasTodays: false),
                await LearnerStore.FindNoMessagesAsync(transaction, person, settings.NudgesADay, cancel),
                now,
                learner.Rhythm.Zone);
    }
}
