using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>The app's own place in a workspace changes.</summary>
internal static class AppChanges
{
    public static IReadOnlyList<Fault> All =>
    [
        new("C12", FaultPlace.World, "App removed", "its tokens die and it hears of it; or the removal is heard of late; or only after a new installation with another bot user and token",
        [
            new("removed", new ChangeEffect(doing => doing.LetAsync(workspace => doing.Happenings.App.Uninstall(workspace)))),
            new("untold", new ChangeEffect(doing => doing.LetAsync(workspace =>
                doing.Happenings.App.Uninstall(workspace, new Outgoing.Goodbye { Late = [Outgoing.Goodbye.Tokens, Outgoing.Goodbye.App] })))),
            new("new_bot_user", new ChangeEffect(doing => doing.LetAsync(workspace =>
            {
                var told = doing.Happenings.App.Uninstall(workspace, new Outgoing.Goodbye { Late = [Outgoing.Goodbye.App] });
                doing.Happenings.App.Install(workspace, [.. workspace.Installation.Scopes], newBotUser: true);
                return told;
            }))),
        ]),
        new("C13", FaultPlace.World, "Workspace joins an organisation", "every call is refused with team_added_to_org for a while", Fault.One(new ChangeEffect(doing =>
        {
            doing.Server.World.Faults.Add(new FaultWish("W15") { Team = doing.Workspace.TeamId, Count = null, Until = doing.Workspace.MachineNow + doing.Rule.Duration });
            return Task.FromResult(Doing.Done());
        })))
        {
            Seconds = new("how long the migration takes", 60),
        },
        new("C14", FaultPlace.World, "Home tab switched", "off or on in the app's configuration", [Tab("off", (workspace, _) => workspace.HomeTabEnabled = false), Tab("on", (workspace, _) => workspace.HomeTabEnabled = true)]),
        new("C15", FaultPlace.World, "Messages tab switched", "off or on in the app's configuration", [Tab("off", (workspace, _) => workspace.MessagesTabEnabled = false), Tab("on", (workspace, _) => workspace.MessagesTabEnabled = true)]),
        new("C16", FaultPlace.World, "App restricted", "an administrator restricts what the app may do: every post is refused", Fault.Each(["restricted_action", "app_access_restricted"], error => new CallEffect(
            CarriesOut: false, (_, _) => Reply.Refuse(error))).Select(variant => variant with { At = ["chat.postMessage", "chat.update", "chat.postEphemeral", "views.publish"] }).ToList()),
        new("C18", FaultPlace.World, "Two instances", "requests go in turn to the app and to a second instance (`value` is its address); the variant 'one' ends it",
        [
            new("two", new ChangeEffect(doing =>
            {
                doing.Server.Line.SecondBot = Uri.TryCreate(doing.Value, UriKind.Absolute, out var address)
                    ? address
                    : throw new FaultException("value", $"'{doing.Value}' is no address; write http://127.0.0.1:3001.");
                doing.Server.Line.TakesTurns = true;
                return Task.FromResult(Doing.Done());
            })),
            new("one", new ChangeEffect(doing =>
            {
                doing.Server.Line.TakesTurns = false;
                return Task.FromResult(Doing.Done());
            })),
        ]),
    ];

    private static Variant Tab(string name, Action<Workspace, Doing> turn) => new(name, new ChangeEffect(doing => doing.LetAsync(workspace =>
    {
        turn(workspace, doing);
        return Task.CompletedTask;
    })));
}
