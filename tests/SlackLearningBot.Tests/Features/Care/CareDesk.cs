using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Care;

/// <summary>A learner with many lessons ahead, from the next day on. It is a Sunday, just after the hour of lessons.</summary>
internal sealed class CareDesk : LearnerDesk
{
    private CareDesk(TestBot bot, LessonDesk lessons, PersonHands learner)
        : base(bot, lessons, learner)
    {
    }

    public static async Task<CareDesk> StartAsync(string at = "2026-11-22T07:31:00Z", int days = 127)
    {
        var (bot, lessons, learner) = await OpenAsync(at);
        await bot.ExecuteAsync("update learner set days = @Days, next_lesson_at = @Next", new { Days = (short)days, Next = bot.Now.UtcDateTime.AddDays(1).AddMinutes(-1) });
        return new CareDesk(bot, lessons, learner);
    }

    /// <summary>The hours of the next days come, and what is due is sent.</summary>
    public async Task PassAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await Bot.TurnToAsync(Bot.Now.AddDays(1).ToString("O"));
        }
    }

    /// <summary>What came: "24 lesson.daily", "26 care.less_often" …</summary>
    public async Task<IReadOnlyList<string>> CameAsync() => await Bot.QueryAsync<string>(
        "select right(slot, 2) || ' ' || kind from delivery where recipient = @UserId and class = 2 and state = 'sent' and kind in ('lesson.daily', 'care.less_often') order by slot",
        new { Learner.UserId });

    public Message Last() => Learner.Messages().Last(message => message.EphemeralTo is null);

    public string Words() => LessonDesk.All(Last());

    public async Task<string?> DaysAsync() =>
        (await Bot.ScalarAsync<short?>("select days from learner where user_id = @UserId and stopped_at is null", new { Learner.UserId }))?.ToString();
}
