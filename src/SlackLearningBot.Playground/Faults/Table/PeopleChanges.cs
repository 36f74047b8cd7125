using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>People change between an app's decision and its call (slack.md 16.4); the ids C1 … are our own.</summary>
internal static class PeopleChanges
{
    public static IReadOnlyList<Fault> All =>
    [
        new("C1", FaultPlace.World, "Person deactivated", "an administrator deactivates the person, or takes them back",
        [
            Person("deactivated", (_, person) => person with { Deleted = true }), Person("taken_back", (_, person) => person with { Deleted = false }),
        ]),
        new("C2", FaultPlace.World, "Person becomes a guest", "the person is restricted", [Person("", (_, person) => person with { IsRestricted = true })]),
        new("C3", FaultPlace.World, "Person leaves the channel", "the person goes (`user`, or somebody else by handle in `value`)", Fault.One(new ChangeEffect(doing =>
        {
            var (channel, user) = (doing.Channel, doing.Value is { } named ? doing.Workspace.People.FindByAny(named)?.Id ?? named : doing.Person.Id);
            return doing.LetAsync(workspace => channel.IsChannel && channel.Has(user)
                ? doing.Happenings.Channels.Leave(workspace, channel, user)
                : throw new FaultException("channel", "The person is in no such channel."));
        }))),
        new("C4", FaultPlace.World, "Person moves to another zone", "the profile has another time zone (`value`, Asia/Tokyo unless said)", [Person("", (doing, person) => person with { TimeZone = Zone(doing) })]),
        new("C5", FaultPlace.World, "Person changes the language", "the profile has another locale (`value`, de-DE unless said)", [Person("", (doing, person) => person with { Locale = doing.Value ?? "de-DE" })]),
        new("C6", FaultPlace.World, "Clocks change", "people's time is turned to the hour after the next change to or from summer time in the person's zone", Fault.One(new OnceEffect(TurnAsync))),
    ];

    private static Variant Person(string name, Func<Doing, Person, Person> change) => new(name, new ChangeEffect(async doing =>
    {
        var told = doing.Server.PutPersonAsync(doing.Workspace, change(doing, doing.Person), doing.Cancel);
        if (doing.Before is null)
        {
            await told;
        }

        return Doing.Done();
    }));

    private static string Zone(Doing doing)
    {
        var zone = doing.Value ?? "Asia/Tokyo";
        return Zones.Exists(zone) ? zone : throw new FaultException("value", $"'{zone}' is no IANA time zone; write Asia/Tokyo.");
    }

    private static async Task<JsonObject> TurnAsync(Doing doing)
    {
        var zone = doing.Person.TimeZone ?? "Etc/UTC";
        var change = Zones.NextChange(zone, doing.Server.Clock.GetUtcNow()) ?? throw new FaultException("user", $"The clocks of {zone} do not change.");
        await doing.Server.TurnClockAsync(change.AddHours(1), doing.Cancel);
        return Doing.Done();
    }
}
