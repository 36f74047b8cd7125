using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>What happens around a talk of Ben's that Priya plans, whatever hour it is.</summary>
internal static class GatheringRoom
{
    /// <summary>Proposed by Ben and planned by Priya.</summary>
    public static async Task PlannedForAsync(this TalkRoom room, string at, int? seats = null, string? channel = null)
    {
        await room.ProposeAsync(room.Bot.Ben, "How we deploy");
        await room.PlanAsync(room.Bot.Priya, at, seats, channel);
        await room.Bot.TickAsync();
    }

    public static async Task CallOffAsync(this TalkRoom room, PersonHands person)
    {
        await person.ClickAsync(await TalkRoom.OpenCardAsync(person, "/talk list"), "Call it off");
        await room.Bot.SettleAsync();
    }

    public static int Count(PersonHands person, string words) =>
        person.Messages().Count(message => message.EphemeralTo is null && LessonDesk.All(message).Contains(words, StringComparison.Ordinal));

    /// <summary>What the bot wrote in a channel, oldest first.</summary>
    public static IReadOnlyList<Message> Written(this TestBot bot, string channel) =>
        [.. bot.Anna.Messages(channel).Where(message => message.EphemeralTo is null && message.UserId == DemoWorkspace.BotUser)];
}
