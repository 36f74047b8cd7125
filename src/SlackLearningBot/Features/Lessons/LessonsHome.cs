using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>"Today" in App Home: the lesson as it stands, and when the next one comes. It only looks.</summary>
internal sealed class LessonsHome(NpgsqlDataSource database, Today today, CalendarClock calendar) : IHomeSection
{
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
        if (await TurnStore.FindOfDayAsync(transaction, person, day, cancel) is { } turn)
        {
            return LessonsHomeView.Render(await today.ThereAsync(transaction, person, turn, cancel));
        }

        return LessonChoice.Choose(await LearnerStore.ReadTracksAsync(transaction, person, now, cancel), day) is LessonChoice.NoLesson none
            ? LessonsHomeView.Nothing(none.Reason)
            : LessonsHomeView.Ahead(LessonCardMoments.Words(learner.NextAfter(now, hasTodays: false), now, learner.Rhythm.Zone));
    }
}
