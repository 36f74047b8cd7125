using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Setup;

/// <summary>
/// Reads a workspace file (YAML or JSON): people, channels, groups and history. An unknown name, a person nobody knows or a time zone
/// that does not exist is refused with its place.
/// </summary>
internal static partial class WorkspaceReader
{
    public static WorkspacePlan ReadFile(string path) => Read(SetupFile.Read(path));

    public static WorkspacePlan Read(Field root)
    {
        root.KnowsOnly("name", "domain", "people", "channels", "groups", "direct_messages");
        var name = root.Need("name", "the company's name").Text();
        var people = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        foreach (var given in root.Need("people", "a list of people").Items())
        {
            var person = PersonReader.Read(given, people.Count);
            if (!people.TryAdd(person.Name, person))
            {
                throw given.Member("name")!.Refuse("a handle nobody else has");
            }
        }

        if (people.Count == 0)
        {
            throw root.Member("people")!.Refuse("at least one person");
        }

        var everybody = people.Values.Where(person => !person.Deleted).Select(person => person.Name).ToList();
        IReadOnlyList<Field> List(string member) => root.Member(member)?.Items() ?? [];
        return new WorkspacePlan(
            name,
            root.Member("domain")?.Text() ?? NotInDomains().Replace(name.ToLowerInvariant(), "-").Trim('-'),
            [.. people.Values],
            [.. List("channels").Select(given => Channel(given, people, everybody))],
            [.. List("groups").Select(given => Group(given, people))],
            [.. List("direct_messages").Select(given => Direct(given, people))]);
    }

    private static ChannelPlan Channel(Field given, Dictionary<string, Person> people, IReadOnlyList<string> everybody)
    {
        given.KnowsOnly("id", "name", "topic", "members", "private", "archived", "with_app", "history");
        var name = given.Need("name", "the channel's name");
        if (!ChannelName().IsMatch(name.Text()))
        {
            throw name.Refuse("1 to 80 small letters, digits, - and _");
        }

        return new ChannelPlan(
            given.Member("id")?.Text(), name.Text(), given.Member("topic")?.Text() ?? "",
            given.Member("members") is { } members ? Known(members, people) : everybody, Remarks(given.Member("history"), people))
        {
            IsPrivate = given.Member("private")?.Flag() ?? false, IsArchived = given.Member("archived")?.Flag() ?? false,
            WithApp = given.Member("with_app")?.Flag() ?? false,
        };
    }

    private static GroupPlan Group(Field given, Dictionary<string, Person> people)
    {
        given.KnowsOnly("handle", "name", "description", "members");
        var handle = given.Need("handle", "the word after the @").Text();
        return new GroupPlan(
            handle, given.Member("name")?.Text() ?? handle, given.Member("description")?.Text() ?? "",
            Known(given.Need("members", "a list of handles"), people));
    }

    private static TalkPlan Direct(Field given, Dictionary<string, Person> people)
    {
        given.KnowsOnly("between", "history");
        var between = given.Need("between", "two handles");
        var two = Known(between, people);
        return two.Distinct().Count() == 2
            ? new TalkPlan(two, Remarks(given.Member("history"), people))
            : throw between.Refuse("two handles");
    }

    private static IReadOnlyList<RemarkPlan> Remarks(Field? given, Dictionary<string, Person> people, bool inThread = false) =>
        [.. (given?.Items() ?? []).Select(remark =>
        {
            remark.KnowsOnly(inThread ? ["by", "ago", "text"] : ["by", "ago", "text", "thread"]);
            return new RemarkPlan(
                Known(remark.Need("by", "a handle"), people, one: true)[0], Ago(remark.Need("ago", "how long ago, such as 3h")),
                remark.Need("text", "what was said").Text(), inThread ? [] : Remarks(remark.Member("thread"), people, inThread: true));
        })];

    private static IReadOnlyList<string> Known(Field given, Dictionary<string, Person> people, bool one = false) =>
        [.. (one ? [given] : given.Items("a list of handles")).Select(handle =>
            people.TryGetValue(handle.Text().TrimStart('@'), out var person)
                ? person.Name
                : throw handle.Refuse($"one of the people: {string.Join(", ", people.Keys)}"))];

    private static TimeSpan Ago(Field given)
    {
        var match = AgoText().Match(given.Text());
        if (!match.Success)
        {
            throw given.Refuse("a number with m, h or d (minutes, hours, days), such as 3h");
        }

        var number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "m" => TimeSpan.FromMinutes(number), "h" => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) };
    }

    [GeneratedRegex(@"^(\d{1,5}(?:\.\d+)?)([mhd])$", RegexOptions.None, 1000)]
    private static partial Regex AgoText();

    [GeneratedRegex("^[a-z0-9_-]{1,80}$", RegexOptions.None, 1000)]
    private static partial Regex ChannelName();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInDomains();
}
