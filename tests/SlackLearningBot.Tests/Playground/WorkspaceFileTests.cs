using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground;

internal sealed class WorkspaceFileTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "src/SlackLearningBot.Playground/Demo/harbour-bakery.yaml");

    [Test]
    public async Task The_example_becomes_a_workspace()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Workspace = WorkspaceReader.ReadFile(Example) });
        var workspace = scene.Workspace;

        Assert.That((workspace.Seed.Name, workspace.Seed.Domain), Is.EqualTo(("Harbour Bakery", "harbour-bakery")));
        Assert.That(workspace.People.Order.Select(id => workspace.People.Find(id)!.Name), Is.EqualTo(new[] { "learning-bot", "lena", "omar", "mei" }));
        Assert.That(workspace.Person("omar").Id, Is.EqualTo("U0HARBOMAR1"));
        Assert.That(workspace.Owners(), Is.EqualTo(new[] { "U0HARBOMAR1" }));
        Assert.That(workspace.Person("omar").Status, Is.EqualTo(new PersonStatus("At the mill", ":ear_of_rice:")));
        Assert.That(workspace.Person("lena").Quiet, Is.EqualTo(new QuietHours(new TimeOnly(20, 0), new TimeOnly(4, 0))));
        Assert.That(workspace.Person("mei").TimeZone, Is.EqualTo("America/Vancouver"));
        Assert.That(workspace.Channel("general").Members, Has.Count.EqualTo(3));
        Assert.That(workspace.Channel("dough").Has(workspace.Bot.Id), Is.True);
        Assert.That(workspace.Channel("wages").IsPrivate, Is.True);
        Assert.That(workspace.UserGroups.FindByAny("bakers")!.Users, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_was_said_lies_as_long_ago_as_the_file_says_with_its_thread()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Workspace = WorkspaceReader.ReadFile(Example) });
        var general = scene.Workspace.Channel("general");

        var question = general.Roots[^1];
        var lena = scene.Slack.As("lena");

        Assert.That(question.Text, Is.EqualTo("Who knows how to set its steam?"));
        Assert.That(Timestamps.Instant(question.Ts), Is.EqualTo(Scene.Start.AddHours(-25)));
        Assert.That(general.Replies(question.Ts).Select(reply => reply.Text), Is.EqualTo(new[] { "I was at the course, ask me." }));
        Assert.That(general.Unread(lena.UserId), Is.Zero);
        Assert.That(general.Unread(scene.Workspace.Person("mei").Id), Is.EqualTo(2));
        Assert.That((await lena.SayAsync("Yes.", "U0HARBOMAR1")).Ok, Is.True);
    }

    [Test]
    public void JSON_says_the_same()
    {
        var plan = Read("team.json", """{"name":"Two","people":[{"name":"a"},{"name":"b","tz":"Asia/Tokyo"}],"channels":[{"name":"general"}]}""");

        Assert.That(plan.People.Select(person => person.Name), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(plan.Channels.Single().Members, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(plan.Domain, Is.EqualTo("two"));
    }

    [TestCase("people: []", "team.yaml:1: the file has no 'name'; expected the company's name.")]
    [TestCase("name: x\npeople: []", "team.yaml:2: people is a list; expected at least one person.")]
    [TestCase("name: x\npeople:\n  - { name: a, timezone: UTC }", "team.yaml:3: people[0].timezone is not known here; expected one of id, name, real_name,")]
    [TestCase("name: x\npeople:\n  - { name: a }\n  - { name: A }", "team.yaml:4: people[1].name is 'A'; expected 1 to 21 small letters")]
    [TestCase("name: x\npeople:\n  - { name: a }\n  - { name: a }", "team.yaml:4: people[1].name is 'a'; expected a handle nobody else has.")]
    [TestCase("name: x\npeople:\n  - name: a\n    tz: Europe/Stokholm", "team.yaml:4: people[0].tz is 'Europe/Stokholm'; expected an IANA time zone such as Europe/Berlin.")]
    [TestCase("name: x\npeople:\n  - { name: a, id: anna }", "team.yaml:3: people[0].id is 'anna'; expected U and 8 to 11 capital letters")]
    [TestCase("name: x\npeople:\n  - { name: a, quiet_hours: 22-7 }", "team.yaml:3: people[0].quiet_hours is '22-7'; expected two hours such as 22:00-07:00.")]
    [TestCase("name: x\npeople:\n  - { name: a }\nchannels:\n  - { name: Big News }", "team.yaml:5: channels[0].name is 'Big News'; expected 1 to 80 small letters, digits, - and _.")]
    [TestCase("name: x\npeople:\n  - { name: a }\nchannels:\n  - name: c\n    members: [a, zoe]", "team.yaml:6: channels[0].members[1] is 'zoe'; expected one of the people: a.")]
    [TestCase("name: x\npeople:\n  - { name: a }\nchannels:\n  - name: c\n    history:\n      - { by: a, ago: yesterday, text: t }", "team.yaml:7: channels[0].history[0].ago is 'yesterday'; expected a number with m, h or d")]
    [TestCase("name: x\npeople:\n  - { name: a }\ndirect_messages:\n  - between: [a]", "team.yaml:5: direct_messages[0].between is a list; expected two handles.")]
    public void What_is_wrong_is_named_with_its_place(string yaml, string message)
    {
        Assert.That(() => Read("team.yaml", yaml), Throws.TypeOf<SetupException>().With.Message.StartsWith(message));
    }

    private static WorkspacePlan Read(string file, string text) => WorkspaceReader.Read(SetupFile.Parse(file, text));
}
