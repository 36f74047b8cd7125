using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Demo;

/// <summary>
/// Juniper Works: six people in four time zones. The ids never change, so lists of people (CSV) and tests can name them.
/// </summary>
internal static class DemoWorkspace
{
    public const string Team = "T0PGJUNIPER";
    public const string BotUser = "U0PGLEARNBOT";
    public const string BotId = "B0PGLEARNBOT";

    /// <summary>Stockholm; software engineer, new to the company.</summary>
    public const string Anna = "U0PGANNA001";

    /// <summary>London; senior engineer who likes to teach.</summary>
    public const string Ben = "U0PGBEN0001";

    /// <summary>New York; engineering manager of Anna, Ben and Kenji.</summary>
    public const string Maria = "U0PGMARIA01";

    /// <summary>Tokyo; site reliability engineer.</summary>
    public const string Kenji = "U0PGKENJI01";

    /// <summary>London; learning and development, the programme owner.</summary>
    public const string Priya = "U0PGPRIYA01";

    /// <summary>Stockholm; product designer.</summary>
    public const string Erik = "U0PGERIK001";

    public const string GeneralChannel = "C0PGGENERAL";
    public const string EngineeringChannel = "C0PGENGINEER";
    public const string LearningChannel = "C0PGLEARNING";
    public const string RandomChannel = "C0PGRANDOM1";

    public const string BackendGroup = "S0PGBACKEND";
    public const string DesignGroup = "S0PGDESIGN1";

    /// <summary>Who reports to whom, as a company's own list says it.</summary>
    public const string PeopleCsv = $"""
        user,manager,level,team,country,site
        {Anna},{Maria},2,Platform,SE,Stockholm
        {Ben},{Maria},4,Platform,GB,London
        {Kenji},{Maria},3,Platform,JP,Tokyo
        {Maria},,5,Platform,US,New York
        {Priya},,5,People,GB,London
        {Erik},{Priya},3,Design,SE,Stockholm
        """;

    public static Workspace AddTo(SlackWorld world)
    {
        var workspace = world.Add(new WorkspaceSeed(Team, "Juniper Works", "juniper-works", PlaygroundOptions.BotToken)
        {
            BotUserId = BotUser, BotId = BotId,
        });
        foreach (var person in People())
        {
            workspace.Admit(person with { UpdatedAt = workspace.Now.ToUnixTimeSeconds() });
        }

        string[] everybody = [Anna, Ben, Maria, Kenji, Priya, Erik];
        workspace.AddChannel("general", "News for everybody at Juniper Works", everybody, id: GeneralChannel);
        workspace.AddChannel("engineering", "How we build, run and fix things", [Anna, Ben, Maria, Kenji], id: EngineeringChannel);
        workspace.AddChannel("learning", "What we learn, and what we would like to learn", [.. everybody, workspace.Bot.Id], id: LearningChannel);
        workspace.AddChannel("random", "Everything else", everybody, id: RandomChannel);
        AddGroup(workspace, BackendGroup, "backend", "Backend", "Who keeps the servers well", [Ben, Kenji]);
        AddGroup(workspace, DesignGroup, "design", "Design", "Icons, screens and words", [Erik, Anna]);
        DemoTalk.WriteTo(workspace);
        foreach (var person in everybody)
        {
            workspace.DmWithBot(person);
        }

        return workspace;
    }

    private static void AddGroup(Workspace workspace, string id, string handle, string name, string description, string[] users) =>
        workspace.UserGroups.Put(new UserGroup(id, handle, name, description, users, workspace.Now));

    private static IEnumerable<Person> People()
    {
        yield return Member(Anna, "anna", "Anna Lindqvist", "Software engineer", "Europe/Stockholm", "8a4f7d", "Learns. Joined in September; reports to Maria.");
        yield return Member(Ben, "ben", "Ben Okafor", "Senior engineer", "Europe/London", "2f6f8f", "Teaches. Knows databases; reports to Maria.");
        yield return Member(Maria, "maria", "Maria Santos", "Engineering manager", "America/New_York", "a5552d", "Manages Anna, Ben and Kenji.") with { Locale = "en-US" };
        yield return Member(Kenji, "kenji", "Kenji Watanabe", "Site reliability engineer", "Asia/Tokyo", "3d7a4a", "On call in Tokyo; reports to Maria.");
        yield return Member(Priya, "priya", "Priya Raman", "Head of learning", "Europe/London", "6b57b5", "Programme owner: writes lessons, looks after tracks.") with { IsAdmin = true, IsOwner = true };
        yield return Member(Erik, "erik", "Erik Berg", "Product designer", "Europe/Stockholm", "8f7a1f", "Designs; reports to Priya.");
    }

    private static Person Member(string id, string name, string realName, string title, string zone, string color, string note) => new()
    {
        Id = id, TeamId = Team, Name = name, RealName = realName, Title = title, TimeZone = zone, Color = color, Note = note,
        Email = $"{name}@juniper.example",
    };
}
