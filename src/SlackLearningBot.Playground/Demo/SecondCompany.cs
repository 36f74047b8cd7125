using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Demo;

/// <summary>Harbour Books: three people, and no app yet. The page shows it at /?team=T0PGHARBOUR; its /slack/install brings the bot in.</summary>
internal static class SecondCompany
{
    public const string Team = "T0PGHARBOUR";
    public const string Nora = "U0PGNORA001";

    public static Workspace AddTo(SlackWorld world)
    {
        var workspace = world.Add(new WorkspaceSeed(Team, "Harbour Books", "harbour-books", "xoxb-none-harbour") { IsInstalled = false });
        string[] everybody = [Nora, "U0PGIVAN001", "U0PGAIKO001"];
        workspace.Admit(Member(everybody[0], "nora", "Nora Haugen", "Bookseller, runs the shop", "Europe/Oslo", "2f6f8f") with { IsAdmin = true, IsOwner = true });
        workspace.Admit(Member(everybody[1], "ivan", "Ivan Petrov", "Bookseller", "Europe/Sofia", "8a4f7d"));
        workspace.Admit(Member(everybody[2], "aiko", "Aiko Mori", "Buys the books", "Asia/Tokyo", "3d7a4a"));
        workspace.AddChannel("general", "News for everybody at Harbour Books", everybody);
        return workspace;
    }

    private static Person Member(string id, string name, string realName, string title, string zone, string color) => new()
    {
        Id = id, TeamId = Team, Name = name, RealName = realName, Title = title, TimeZone = zone, Color = color, Email = $"{name}@harbour.example",
    };
}
