using System.Globalization;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Setup;

/// <summary>
/// Workspaces of generated people, for load: every id and token follows from its number (from 1), so that a program can name them without
/// asking. All have the Playground's signing secret.
/// </summary>
internal sealed record CrowdPlan(int Workspaces, int People)
{
    public const int MostWorkspaces = 1000;
    public const int MostPeople = 20_000;

    private static readonly string[] TimeZones = ["Europe/Stockholm", "Europe/London", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney"];

    /// <summary>T0CROWD0001, T0CROWD0002 …</summary>
    public static string Team(int workspace) => string.Create(CultureInfo.InvariantCulture, $"T0CROWD{workspace:0000}");

    /// <summary>U0C000100001: workspace, then person.</summary>
    public static string Person(int workspace, int person) => string.Create(CultureInfo.InvariantCulture, $"U0C{workspace:0000}{person:00000}");

    public static string BotUser(int workspace) => string.Create(CultureInfo.InvariantCulture, $"U0CBOT{workspace:0000}");

    /// <summary>The first has the Playground's own token, with which a bot seeds its workspace from the settings.</summary>
    public static string Token(int workspace) => workspace == 1 ? PlaygroundOptions.BotToken : string.Create(CultureInfo.InvariantCulture, $"xoxb-crowd-{workspace:0000}");

    public static string Zone(int person) => TimeZones[person % TimeZones.Length];

    public void AddTo(SlackWorld world)
    {
        for (var number = 1; number <= Workspaces; number++)
        {
            var workspace = world.Add(new WorkspaceSeed(Team(number), string.Create(CultureInfo.InvariantCulture, $"Crowd {number}"), $"crowd-{number}", Token(number))
            {
                BotUserId = BotUser(number), BotId = string.Create(CultureInfo.InvariantCulture, $"B0CBOT{number:0000}"),
            });
            workspace.AddChannel("general", topic: "", []);
            for (var person = 1; person <= People; person++)
            {
                workspace.Admit(Make(workspace, number, person));
            }
        }
    }

    private static Person Make(Workspace workspace, int number, int person)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{number}-{person}");
        return new Person
        {
            Id = Person(number, person), TeamId = workspace.TeamId, Name = name, RealName = string.Create(CultureInfo.InvariantCulture, $"Person {number} {person}"),
            Email = $"{name}@crowd.example", TimeZone = Zone(person), IsOwner = person == 1, IsAdmin = person == 1, UpdatedAt = workspace.Now.ToUnixTimeSeconds(),
        };
    }
}
