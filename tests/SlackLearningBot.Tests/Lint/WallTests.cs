using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using SlackLearningBot.Edge;
using SlackLearningBot.Operator;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>The walls between projects, rooms and slices, as design.md draws them.</summary>
internal sealed partial class WallTests
{
    [TestCase("SlackLearningBot.Learning", new string[0], new[] { "NodaTime" })]
    [TestCase("SlackLearningBot.Slack", new string[0], new string[0])]
    [TestCase("SlackLearningBot.Playground", new[] { "SlackLearningBot", "SlackLearningBot.Slack" }, new[] { "NodaTime", "System.CommandLine", "YamlDotNet" })]
    public void A_project_references_only_what_its_room_allows(string project, string[] projects, string[] packages)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));

        Assert.That(References(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)), Is.SubsetOf(projects));
        Assert.That(References(file, "PackageReference"), Is.SubsetOf(packages));
    }

    private static IEnumerable<string> References(XDocument file, string kind) =>
        file.Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    [Test]
    public void Only_the_Playgrounds_Program_knows_the_bot()
    {
        var offenders = Repository.Files("src/SlackLearningBot.Playground", ".cs")
            .Where(file => Path.GetFileName(file) != "Program.cs")
            .Where(file => BotNamespace().IsMatch(File.ReadAllText(file)));

        Assert.That(offenders.Select(Repository.Name), Is.Empty);
    }

    [GeneratedRegex(@"SlackLearningBot\.(Edge|Seams|Features|Blocks|Outbox|Clock|Data|Settings|Operator|Learning)\b")]
    private static partial Regex BotNamespace();

    [Test]
    public void No_slice_names_another()
    {
        var offenders = Repository.Files("src/SlackLearningBot/Features", ".cs")
            .SelectMany(file => FeatureName().Matches(File.ReadAllText(file)).Select(match => (File: Repository.Name(file), Slice: match.Groups[1].Value + match.Groups[2].Value)))
            .Where(use => SliceOf(use.File) is { } own && use.Slice != own);

        Assert.That(offenders, Is.Empty, "share a rule through Learning, a picture through Blocks, a fact in SQL, an effect through the outbox");
    }

    /// <summary>By its full name, or as code inside Features may shorten it: <c>Tracks.TracksView.Title</c>.</summary>
    [GeneratedRegex(@"Features\.(\w+)|(?<![\w.""])(Answers|Assessments|Authoring|Calendars|Care|Content|Courses|Defaults|Digest|DoNotDisturb|Gatherings|Guide|Health|Home|Invitations|Learners|Lessons|Memory|MentorAsks|MentorRounds|MentorStatus|Mentors|Mentorships|People|PersonalData|Programmes|Recall|Reports|Search|Sessions|TakeAways|Talks|Tastes|Tracks|Workspaces)\.[A-Z]\w*\.")]
    private static partial Regex FeatureName();

    [Test]
    public void The_list_of_slices_is_complete()
    {
        var slices = Directory.GetDirectories(Path.Combine(Repository.Root, "src/SlackLearningBot/Features")).Select(folder => Path.GetFileName(folder)!);

        Assert.That(slices.Where(slice => !FeatureName().IsMatch($" {slice}.X.")), Is.Empty, "add it to the pattern above");
    }

    /// <summary>The slice a file belongs to; null for Features/FeaturesRoom.cs, the one list of all slices.</summary>
    private static string? SliceOf(string file) => file.Split('/') is [_, _, _, var slice, _, ..] ? slice : null;

    /// <summary>In the compiled program, where no shorter name and no <c>var</c> hides who is used. Constants leave no trace there: the source is read for those.</summary>
    [Test]
    public void No_slice_uses_another()
    {
        var offenders = from type in typeof(BotHost).Assembly.GetTypes()
                        where SliceOf(type) is not null
                        from used in TypeUses.Of(type)
                        where SliceOf(used) is { } slice && slice != SliceOf(type)
                        select $"{type.FullName} uses {used.FullName}";

        Assert.That(offenders, Is.Empty, "share a rule through Learning, a picture through Blocks, a fact in SQL, an effect through the outbox");
    }

    private static string? SliceOf(Type type) => RoomOf(type) is "Features" && type.Namespace!.Split('.') is [_, _, var slice, ..] ? slice : null;

    private static string? RoomOf(Type type) =>
        type.Assembly == typeof(BotHost).Assembly && type.Namespace?.Split('.') is ["SlackLearningBot", var room, ..] ? room : null;

    /// <summary>design.md's directions; the rooms a room may use beside itself.</summary>
    [TestCase("Edge", "Seams", "Blocks", "Data", "Outbox", "Clock", "Settings")]
    [TestCase("Seams", "Data", "Outbox")]
    [TestCase("Blocks", "Data")]
    [TestCase("Outbox", "Data", "Seams", "Clock", "Settings")]
    [TestCase("Data", "Clock")] // only what time it is
    [TestCase("Settings")]
    [TestCase("Clock", "Data", "Outbox", "Features")] // Schedule, the table of ticks
    [TestCase("Features", "Seams", "Blocks", "Data", "Outbox", "Clock", "Settings", "Edge")]
    public void A_room_uses_only_rooms_below_it(string room, params string[] allowed)
    {
        var offenders = from type in typeof(BotHost).Assembly.GetTypes()
                        where RoomOf(type) == room
                        from used in TypeUses.Of(type)
                        where RoomOf(used) is { } other && other != room && !allowed.Contains(other)
                        select $"{type.FullName} uses {used.FullName}";

        Assert.That(offenders.Distinct(), Is.Empty);
    }

    [Test]
    public void In_the_Clock_only_the_schedule_names_what_is_asked()
    {
        var offenders = typeof(BotHost).Assembly.GetTypes()
            .Where(type => RoomOf(type) == "Clock" && type.FullName!.Split('+')[0] != typeof(Clock.Schedule).FullName)
            .Where(type => TypeUses.Of(type).Any(used => RoomOf(used) is "Features" or "Outbox"));

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void Of_the_Edge_a_slice_uses_only_the_registration_of_its_handlers()
    {
        var used = typeof(BotHost).Assembly.GetTypes().Where(type => SliceOf(type) is not null).SelectMany(TypeUses.Of).Where(type => RoomOf(type) == "Edge").Distinct();

        Assert.That(used, Is.EquivalentTo(new[] { typeof(EdgeRoom) }));
    }

    [TestCase("Outbox")]
    [TestCase("Edge")]
    [TestCase("Data")]
    [TestCase("Blocks")]
    [TestCase("Seams")]
    [TestCase("Settings")]
    public void A_room_below_the_features_names_none(string room)
    {
        var offenders = Repository.Files($"src/SlackLearningBot/{room}", ".cs").Where(file => FeatureName().IsMatch(File.ReadAllText(file)));

        Assert.That(offenders.Select(Repository.Name), Is.Empty);
    }

    [TestCase("Edge")]
    [TestCase("Blocks")]
    [TestCase("Clock")]
    [TestCase("Seams")]
    public void A_room_without_a_store_has_no_SQL(string room)
    {
        var offenders = Repository.Files($"src/SlackLearningBot/{room}", ".cs").Where(file => File.ReadAllText(file).Contains("using Dapper", StringComparison.Ordinal));

        Assert.That(offenders.Select(Repository.Name), Is.Empty);
    }

    [Test]
    public void Only_the_settings_room_and_the_host_read_configuration()
    {
        var offenders = Repository.Files("src/SlackLearningBot", ".cs")
            .Where(file => File.ReadAllText(file).Contains("IConfiguration", StringComparison.Ordinal))
            .Select(Repository.Name)
            .Where(name => !name.StartsWith("src/SlackLearningBot/Settings/", StringComparison.Ordinal));

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void No_folder_is_a_bucket()
    {
        string[] buckets = ["Common", "Helpers", "Utils", "Services", "Models", "Repositories"];

        var found = Repository.Files("src", ".cs").Select(Repository.Name).SelectMany(name => name.Split('/')[..^1]).Distinct();

        Assert.That(found.Intersect(buckets), Is.Empty);
    }
}
