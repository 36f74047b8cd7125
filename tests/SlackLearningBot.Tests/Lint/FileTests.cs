using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>What every file must keep to.</summary>
internal sealed partial class FileTests
{
    private const int MostLines = 300;

    [Test]
    public void No_file_is_longer_than_300_lines()
    {
        var tooLong = new[] { "src", "tests" }
            .SelectMany(folder => Repository.Files(folder, ".cs", ".cshtml", ".sql", ".js", ".css", ".html"))
            .Select(file => (Name: Repository.Name(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MostLines);

        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void The_page_never_reads_a_text_as_markup()
    {
        string[] doors = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTML", "createContextualFragment", "eval(", "new Function"];

        var offenders = from file in Repository.Files("src/SlackLearningBot.Playground/wwwroot", ".js")
                        from door in doors
                        where File.ReadAllText(file).Contains(door, StringComparison.OrdinalIgnoreCase)
                        select $"{Repository.Name(file)}: {door}";

        Assert.That(offenders, Is.Empty, "what people and apps write becomes text nodes and attributes (js/dom.js)");
    }

    /// <summary>Where clocks and chance are chosen for everybody else.</summary>
    private static readonly string[] Hosts = ["src/SlackLearningBot/Operator/BotHost.cs", "src/SlackLearningBot.Playground/Program.cs"];

    [Test]
    public void Time_chance_and_sleep_are_not_taken_from_the_air()
    {
        var offenders = from file in Repository.Files("src", ".cs", ".sql")
                        from line in File.ReadLines(file).Index()
                        where !Hosts.Contains(Repository.Name(file)) && FromTheAir().IsMatch(line.Item) && !line.Item.TrimStart().StartsWith("///", StringComparison.Ordinal)
                        select $"{Repository.Name(file)}:{line.Index + 1} {line.Item.Trim()}";

        Assert.That(offenders, Is.Empty, "take a clock or chance as an argument, and @Now in SQL");
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)|Random\.Shared|new Random\(\)|Guid\.NewGuid|CreateVersion7\(\)|TimeProvider\.System|TimeZoneInfo\.Local|Thread\.Sleep|\bnow\(\)|current_timestamp", RegexOptions.IgnoreCase)]
    private static partial Regex FromTheAir();

    [Test]
    public void The_banned_symbols_are_switched_off_only_where_the_clocks_and_chance_are_chosen()
    {
        var offenders = Repository.Files("src", ".cs").Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal)).Select(Repository.Name);

        Assert.That(offenders, Is.SubsetOf(Hosts));
    }

    [Test]
    public void No_setting_turns_the_banned_symbols_off()
    {
        string[] settings = [".editorconfig", "Directory.Build.props", .. Repository.Files("src", ".csproj", ".editorconfig").Concat(Repository.Files("tests", ".csproj")).Select(Repository.Name)];
        var props = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));

        Assert.That(settings.Where(file => File.ReadAllText(Path.Combine(Repository.Root, file)).Contains("RS0030", StringComparison.Ordinal)), Is.Empty);
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), Does.Contain("BannedSymbols.txt").And.Contain("<TreatWarningsAsErrors>true<"));
        Assert.That(props, Does.Contain("Microsoft.CodeAnalysis.BannedApiAnalyzers"));
    }

    [Test]
    public void Every_suppression_has_its_reason_beside_it()
    {
        var offenders = from folder in new[] { "src", "tests" }
                        from file in Repository.Files(folder, ".cs")
                        from line in File.ReadLines(file).Index()
                        where line.Item.Contains("#pragma warning disable", StringComparison.Ordinal) && !line.Item.Contains("//", StringComparison.Ordinal)
                        select $"{Repository.Name(file)}:{line.Index + 1}";

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void Nothing_is_left_for_later()
    {
        var offenders = from folder in new[] { "src", "tests" }
                        from file in Repository.Files(folder, ".cs", ".js", ".sql")
                        where Path.GetFileName(file) != "FileTests.cs"
                        from line in File.ReadLines(file).Index()
                        where Unfinished().IsMatch(line.Item)
                        select $"{Repository.Name(file)}:{line.Index + 1}";

        Assert.That(offenders, Is.Empty);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}
