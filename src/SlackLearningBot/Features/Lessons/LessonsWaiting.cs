using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>
/// Lessons that were held back. A day's lesson is named on that day only: on the next it comes anyway. What was put off is named as long as
/// nothing became of it.
/// </summary>
internal sealed class LessonsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [Asked.Lesson, LessonAgain.Kind];

    private const string ReadLearnersSql = """
        select l.user_id, l.zone, (select max(t.served_on) from lesson_turn t where t.team_id = l.team_id and t.user_id = l.user_id) as last_day
          from learner l
         where l.team_id = @TeamId and l.user_id = any(@UserIds) and l.stopped_at is null
        """;

    private const string ReadPutOffSql = """
        select t.user_id, t.lesson_id || ':' || t.snoozes as slot, l.title
          from unnest(@UserIds::text[], @LessonIds::text[]) as h (user_id, lesson_id)
          join lesson_turn t on t.team_id = @TeamId and t.user_id = h.user_id and t.lesson_id = h.lesson_id and t.state = 'open' and t.comes_back_at <= @Now
          join lesson l on l.team_id = t.team_id and l.lesson_id = t.lesson_id
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var learners = (await transaction.Connection!.QueryAsync<(string UserId, string Zone, DateOnly? LastDay)>(new CommandDefinition(
            ReadLearnersSql, new { TeamId = teamId, UserIds = held.Select(one => one.UserId).Distinct().ToArray() }, transaction, cancellationToken: cancel)))
            .ToDictionary(learner => learner.UserId);
        var slots = held.Where(one => one.Kind == LessonAgain.Kind).Select(one => (one.UserId, LessonAgain.Read(one.Slot)?.LessonId)).ToList();
        var putOff = (await transaction.Connection!.QueryAsync<(string UserId, string Slot, string Title)>(new CommandDefinition(ReadPutOffSql, new
        {
            TeamId = teamId,
            UserIds = slots.Select(slot => slot.UserId).ToArray(),
            LessonIds = slots.Select(slot => slot.LessonId).ToArray(),
            Now = now,
        }, transaction, cancellationToken: cancel))).DistinctBy(row => (row.UserId, row.Slot)).ToDictionary(row => (row.UserId, row.Slot), row => row.Title);
        return
        [
            .. held.Select(one => one.Kind == LessonAgain.Kind
                ? putOff.TryGetValue((one.UserId, one.Slot), out var title) ? LessonsView.PutOff(title) : null
                : learners.TryGetValue(one.UserId, out var learner) && IsTodays(one.Slot, learner.Zone, learner.LastDay, now) ? LessonsView.Todays : null),
        ];
    }

    private static bool IsTodays(string slot, string zone, DateOnly? lastDay, DateTimeOffset now) =>
        Zones.IsKnown(zone) && LocalDay.Of(now, zone) is var today && slot == today.ToString("yyyy-MM-dd") && lastDay != today;
}
