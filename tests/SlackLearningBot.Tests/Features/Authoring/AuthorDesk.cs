using System.Text;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>A bot whose programme Priya and Maria own, and what an owner does with it.</summary>
internal static class AuthorDesk
{
    public const string Lesson = "---\nid: sql-index\ntitle: An index reads from left\nquestions:\n  - { id: sql-index-1, type: true-false, ask: It reads from left., answer: true, why: So it does. }\n---\nThe **text**.\n";

    public static async Task<TestBot> StartAsync(FaultyNetwork? network = null)
    {
        var bot = network is null ? await TestBot.StartAsync() : await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use);
        foreach (var person in new[] { bot.Priya, bot.Maria })
        {
            await bot.ExecuteAsync(
                "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
                new { person.Workspace.TeamId, person.UserId, Now = bot.Now.UtcDateTime });
        }

        return bot;
    }

    public static (string Name, byte[] Bytes) File(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    /// <summary>Drops files into the direct message; the newest message there afterwards.</summary>
    public static async Task<Message> DropAsync(this TestBot bot, PersonHands person, params (string Name, byte[] Bytes)[] files)
    {
        await person.ShareFilesAsync(null, files);
        await bot.SettleAsync();
        return person.Messages()[^1];
    }

    /// <summary>Drops files and publishes what they hold.</summary>
    public static async Task PublishAsync(this TestBot bot, PersonHands person, params (string Name, byte[] Bytes)[] files) =>
        await person.ClickAsync(await bot.DropAsync(person, files), "Publish");

    /// <summary>Presses a button that is answered beside the message.</summary>
    public static async Task<string> RemarkAsync(this PersonHands person, Message message, string words)
    {
        await person.ClickAsync(message, words);
        return person.Messages()[^1].Text;
    }

    /// <summary>The message as it is now.</summary>
    public static Message Now(this PersonHands person, Message message) => person.Messages().Single(one => one.Ts == message.Ts);

    /// <summary>Everything a message says, buttons included.</summary>
    public static string Words(this Message message) => $"{message.Text}\n{message.Now.Blocks}";

    public static string Words(this View view) => view.Versions[^1];

    public static Task<IReadOnlyList<string>> LessonsAsync(this TestBot bot) => bot.QueryAsync<string>(
        """
        select tl.track_id || '/' || l.lesson_id || case when l.retired_at is null then '' else ' retired' end
          from lesson l left join track_lesson tl on tl.team_id = l.team_id and tl.lesson_id = l.lesson_id
         order by tl.track_id, tl.position, l.lesson_id
        """);
}

/// <summary>What is typed into a form.</summary>
internal static class Fields
{
    public static System.Text.Json.Nodes.JsonObject Of(params (string Block, string Action, string Text)[] fields)
    {
        var state = new System.Text.Json.Nodes.JsonObject();
        foreach (var (block, action, text) in fields)
        {
            state[block] = new System.Text.Json.Nodes.JsonObject { [action] = new System.Text.Json.Nodes.JsonObject { ["type"] = "plain_text_input", ["value"] = text } };
        }

        return state;
    }
}
