using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Invitations;

/// <summary>Priya owns the programme and has two tracks to invite people to. It is Monday, 07:00 in Stockholm.</summary>
internal sealed class InviteDesk : IAsyncDisposable
{
    public const string Engineering = $"<#{DemoWorkspace.EngineeringChannel}|engineering>";
    public const string Learning = $"<#{DemoWorkspace.LearningChannel}|learning>";
    public const string Backend = "<!subteam^S0BACKEND|@backend>";

    private InviteDesk(TestBot bot, FaultyNetwork network)
    {
        Bot = bot;
        Network = network;
        Lessons = new LessonDesk(bot);
    }

    public TestBot Bot { get; }

    public FaultyNetwork Network { get; }

    public LessonDesk Lessons { get; }

    public static async Task<InviteDesk> StartAsync()
    {
        var network = new FaultyNetwork();
        var bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use);
        var desk = new InviteDesk(bot, network);
        await desk.MakeOwnerAsync(bot.Priya);
        await desk.Lessons.AddTrackAsync("feedback", 3);
        await desk.Lessons.AddTrackAsync("sql", 2);
        return desk;
    }

    public Task MakeOwnerAsync(PersonHands person) => Bot.ExecuteAsync(
        "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
        new { person.Workspace.TeamId, person.UserId, Bot.Now });

    /// <summary>Types it; answers what only the owner sees.</summary>
    public async Task<string> InviteAsync(string words, PersonHands? owner = null)
    {
        var result = await (owner ?? Bot.Priya).CommandAsync($"/learn invite {words}");
        await Bot.SettleAsync();
        return result.Ephemeral is { } remark ? LessonDesk.All(remark) : "";
    }

    /// <summary>The newest message in a person's conversation with the bot.</summary>
    public static Message Last(PersonHands person) => person.Messages().Last(message => message.EphemeralTo is null);

    public static string Words(PersonHands person) => LessonDesk.All(Last(person));

    public static bool IsInvited(PersonHands person) => person.Messages().Any(message => LessonDesk.All(message).Contains("invites you to learn", StringComparison.Ordinal));

    /// <summary>Types it and confirms.</summary>
    public async Task InviteAndConfirmAsync(string words, PersonHands? owner = null)
    {
        await InviteAsync(words, owner);
        await (owner ?? Bot.Priya).ClickAsync(Last(owner ?? Bot.Priya), "invite.confirm");
        await Bot.SettleAsync();
    }

    public async Task<IReadOnlyList<string>> InvitationsAsync() =>
        await Bot.QueryAsync<string>("select user_id || ' ' || track_id || ' ' || state from invitation order by user_id, track_id");

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
