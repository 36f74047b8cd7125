using System.Globalization;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Digest;

/// <summary>A learner from Monday to Friday at 08:30 in Stockholm. It is the Sunday before.</summary>
internal sealed class DigestDesk : LearnerDesk
{
    private DigestDesk(TestBot bot, LessonDesk lessons, PersonHands learner)
        : base(bot, lessons, learner)
    {
    }

    public static async Task<DigestDesk> StartAsync()
    {
        var (bot, lessons, learner) = await OpenAsync("2026-11-22T12:00:00Z");
        var desk = new DigestDesk(bot, lessons, learner);
        await desk.SetRhythmAsync(31, "2026-11-23T07:30Z");
        return desk;
    }

    /// <summary>As the settings would keep it.</summary>
    public Task SetRhythmAsync(int days, string next, string zone = "Europe/Stockholm", string hour = "08:30") => Bot.ExecuteAsync(
        """
        update learner set days = @Days, next_lesson_at = @Next::timestamptz, zone = @Zone, hour = @Hour::time where team_id = @TeamId and user_id = @UserId;
        insert into contact (team_id, user_id, zone, days) values (@TeamId, @UserId, @Zone, @Days)
            on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days
        """,
        new { Learner.Workspace.TeamId, Learner.UserId, Days = (short)days, Next = next, Zone = zone, Hour = hour });

    /// <summary>The hour of a day of November 2026 in Stockholm; 31 is the first of December.</summary>
    public Task TurnToAsync(int day, string hour) => Bot.TurnToAsync(At(day, hour).ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The morning of a day, the ones before it being left out, with what is done with its lesson.</summary>
    public async Task LearnAsync(int day, string? click = null)
    {
        await Bot.ExecuteAsync("update learner set next_lesson_at = greatest(next_lesson_at, @At)", new { At = At(day, "08:30").UtcDateTime });
        await TurnToAsync(day, "08:31");
        if (click is not null)
        {
            await Learner.ClickAsync(Learner.Messages()[^1], click);
        }
    }

    private static DateTimeOffset At(int day, string hour) =>
        TestBot.Instant($"{new DateOnly(2026, 11, 1).AddDays(day - 1):yyyy-MM-dd}T{hour}:00Z").AddHours(-1);

    public IReadOnlyList<Message> Notes() => [.. Learner.Messages().Where(message => message.Text.StartsWith("Your week", StringComparison.Ordinal))];

    public string Words() => LessonDesk.All(Notes()[^1]);

    public Task<IReadOnlyList<string>> OwedAsync() => Bot.QueryAsync<string>(
        """
        select slot || ' ' || to_char(due_at at time zone 'utc', 'YYYY-MM-DD HH24:MI') || ' ' || state || coalesce(' ' || reason, '')
          from delivery where recipient = @UserId and kind = 'digest.weekly' order by slot
        """,
        new { Learner.UserId });
}
