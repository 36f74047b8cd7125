using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>views.open, .push, .update and .publish.</summary>
internal static class ViewMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("views.open", Open) { AcceptsJson = true, Tier = 4, Errors = [.. Unshowable, .. Triggerless] },
        new("views.push", Push) { AcceptsJson = true, Tier = 4, Errors = [.. Unshowable, .. Triggerless, "not_found", "push_limit_reached"] },
        new("views.update", Update) { AcceptsJson = true, Tier = 4, Errors = [.. Unshowable, "not_found", "hash_conflict"] },
        new("views.publish", Publish) { AcceptsJson = true, Tier = 4, Errors = [.. Unshowable, "not_enabled", "hash_conflict"] },
    ];

    private static IReadOnlyList<string> Unshowable => ["duplicate_external_id", "view_too_large"];

    private static IReadOnlyList<string> Triggerless => ["invalid_trigger_id", "expired_trigger_id", "exchanged_trigger_id"];

    /// <summary>A checked view body with every block named.</summary>
    public static JsonObject Checked(Workspace workspace, JsonNode view, Surface surface, View? replaced = null)
    {
        Refusal.ThrowIf(ViewCheck.Judge(JsonSerializer.SerializeToElement(view), surface));
        var body = view.AsObject();
        if (body.Text("external_id") is { Length: > 0 } external
            && workspace.Views.FindExternal(external) is { } other && other != replaced)
        {
            throw new Refusal("duplicate_external_id");
        }

        Elements.Name(body["blocks"]!.AsArray(), workspace.Ids);
        return body;
    }

    /// <summary>Puts a modal on top of a person's stack.</summary>
    public static View Stack(Workspace workspace, string user, JsonObject body)
    {
        var stack = workspace.Views.Stack(user);
        var id = workspace.Ids.Next("V");
        var view = new View(id, user, stack.Count == 0 ? id : stack[0].RootId, stack.Count == 0 ? null : stack[^1].Id);
        view.Show(body, workspace.Now);
        workspace.Views.Push(view);
        return view;
    }

    private static JsonObject Open(ApiCall call)
    {
        var body = Given(call, Surface.Modal);
        var trigger = Take(call);
        trigger.Exchanged = true;
        call.Workspace.Views.Clear(trigger.UserId);
        return Shown(call, Stack(call.Workspace, trigger.UserId, body));
    }

    private static JsonObject Push(ApiCall call)
    {
        var body = Given(call, Surface.Modal);
        var trigger = Take(call);
        var stack = call.Workspace.Views.Stack(trigger.UserId);
        if (stack.Count == 0 || trigger.ViewId is null)
        {
            throw new Refusal("not_found");
        }

        if (stack.Count >= SlackLimits.ViewStack)
        {
            throw new Refusal("push_limit_reached");
        }

        trigger.Exchanged = true;
        return Shown(call, Stack(call.Workspace, trigger.UserId, body));
    }

    private static JsonObject Update(ApiCall call)
    {
        var view = Named(call);
        var body = Given(call, view.Type == "home" ? Surface.Home : Surface.Modal, view);
        MatchHash(call, view);
        view.Show(body, call.Workspace.Now);
        return Shown(call, view);
    }

    private static JsonObject Publish(ApiCall call)
    {
        var user = call.Text("user_id");
        if (call.Workspace.People.Find(user) is not { IsBot: false, Deleted: false })
        {
            throw new Refusal("invalid_arguments", ["invalid `user_id` [json-pointer:/user_id]"]);
        }

        if (!call.Workspace.HomeTabEnabled)
        {
            throw new Refusal("not_enabled");
        }

        var home = call.Workspace.Views.Home(user);
        var body = Given(call, Surface.Home, home);
        MatchHash(call, home);
        if (home is null)
        {
            var id = call.Workspace.Ids.Next("V");
            home = new View(id, user, id, previousId: null);
            home.Show(body, call.Workspace.Now);
            call.Workspace.Views.Publish(home);
        }
        else
        {
            home.Show(body, call.Workspace.Now);
        }

        return Shown(call, home);
    }

    private static JsonObject Given(ApiCall call, Surface surface, View? replaced = null)
    {
        var view = call.Arguments.Structured("view", "invalid_arguments") ?? throw Refusal.MissingField("view");
        return Checked(call.Workspace, view, surface, replaced);
    }

    private static Trigger Take(ApiCall call)
    {
        var (trigger, error) = call.Workspace.Triggers.Take(call.Text("trigger_id"), call.Workspace.MachineNow);
        return trigger ?? throw new Refusal(error!);
    }

    private static View Named(ApiCall call)
    {
        var view = (call.Arguments.Text("view_id"), call.Arguments.Text("external_id")) switch
        {
            ({ } id, _) => call.Workspace.Views.Find(id),
            (null, { } external) => call.Workspace.Views.FindExternal(external),
            _ => throw Refusal.MissingField("view_id"),
        };
        return view ?? throw new Refusal("not_found");
    }

    private static void MatchHash(ApiCall call, View? view)
    {
        if (call.Arguments.Text("hash") is { } hash && hash != view?.Hash)
        {
            throw new Refusal("hash_conflict");
        }
    }

    private static JsonObject Shown(ApiCall call, View view)
    {
        call.Happenings.Shown(call.Workspace, view);
        return new JsonObject { ["view"] = ViewShape.ForApi(call.Workspace, view, withState: false) };
    }
}
