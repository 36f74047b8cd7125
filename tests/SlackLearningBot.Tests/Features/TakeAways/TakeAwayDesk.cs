using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.TakeAways;

/// <summary>Somebody comes back from a conference.</summary>
internal static class TakeAwayDesk
{
    /// <summary>Three of Anna's working days after the Monday on which every test begins, at nine in Stockholm.</summary>
    public const string ThirdDay = "2026-11-26T08:00:00Z";

    /// <summary>Says, in the morning, that they were at a conference.</summary>
    public static async Task WasThereAsync(this TestBot bot, PersonHands person, string title = "SQL Conf", string url = "https://conf.example", string kind = "conference", string day = "2026-11-20")
    {
        await bot.Priya.AddAsync(title, url, kind, "16", "sql");
        await person.DidAsync(await person.ListAsync(), day);
    }

    /// <summary>Writes take-aways in the form that is open.</summary>
    public static Task<HandResult> WriteAsync(this PersonHands person, params string[] points)
    {
        var state = new JsonObject();
        foreach (var (at, point) in points.Index())
        {
            state[$"take_away_{at + 1}"] = new JsonObject { [$"take_away_{at + 1}"] = MentorDesk.Typed(point) };
        }

        return person.SubmitAsync(state);
    }

    /// <summary>Is asked on the third day, and answers.</summary>
    public static async Task<Message> AnswerAsync(this TestBot bot, PersonHands person, params string[] points)
    {
        await bot.TurnToAsync(ThirdDay);
        var asked = person.Messages()[^1];
        await person.ClickAsync(asked, "Write them down");
        await person.WriteAsync(points);
        await bot.SettleAsync();
        return asked;
    }

    public static Task<HandResult> ChooseAsync(this PersonHands person, string channel) => person.SubmitAsync(new JsonObject
    {
        ["take_away_channel"] = new JsonObject { ["take_away_channel"] = new JsonObject { ["type"] = "channels_select", ["selected_channel"] = channel } },
    });
}
