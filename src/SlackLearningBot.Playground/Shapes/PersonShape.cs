using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A person as users.info and the user events write one.</summary>
internal static class PersonShape
{
    public static JsonObject ForApi(Workspace workspace, Person person, bool withEmail, bool withLocale)
    {
        var now = workspace.Now;
        var user = new JsonObject
        {
            ["id"] = person.Id, ["team_id"] = person.TeamId, ["name"] = person.Name, ["deleted"] = person.Deleted,
            ["profile"] = Profile(workspace, person, withEmail), ["is_bot"] = person.IsBot, ["is_app_user"] = false, ["updated"] = person.UpdatedAt,
        };
        if (person.Deleted)
        {
            return user;
        }

        user["color"] = person.Color;
        user["real_name"] = person.RealName;
        user["is_admin"] = person.IsAdmin;
        user["is_owner"] = person.IsOwner;
        user["is_primary_owner"] = false;
        user["is_restricted"] = person.IsRestricted;
        user["is_ultra_restricted"] = false;
        user["is_email_confirmed"] = true;
        user["has_2fa"] = false;
        if (person.TimeZone is { } zone)
        {
            var (label, offset) = Zones.Describe(zone, now);
            user["tz"] = zone;
            user["tz_label"] = label;
            user["tz_offset"] = offset;
        }

        if (withLocale)
        {
            user["locale"] = person.Locale;
        }

        return user;
    }

    /// <summary>The profile alone, as users.profile.get writes it.</summary>
    public static JsonObject Profile(Workspace workspace, Person person, bool withEmail)
    {
        var status = person.StatusAt(workspace.Now);
        var profile = new JsonObject
        {
            ["title"] = person.Title, ["phone"] = "", ["skype"] = "",
            ["real_name"] = person.RealName, ["real_name_normalized"] = person.RealName,
            ["display_name"] = person.Name, ["display_name_normalized"] = person.Name,
            ["status_text"] = status.Text, ["status_emoji"] = status.Emoji, ["status_emoji_display_info"] = new JsonArray(),
            ["status_expiration"] = status.Expires?.ToUnixTimeSeconds() ?? 0, ["first_name"] = person.FirstName, ["last_name"] = person.LastName,
            ["avatar_hash"] = "pg" + person.Id[^6..].ToLowerInvariant(),
            ["pronouns"] = "", ["huddle_state"] = "default_unset", ["huddle_state_expiration_ts"] = 0, ["team"] = person.TeamId,
        };
        Pictures.AddTo(profile, workspace, person);
        if (withEmail && person is { Email: { } email, IsBot: false })
        {
            profile["email"] = email;
        }

        return profile;
    }

    /// <summary>A person as the page shows one.</summary>
    public static JsonObject ForPage(Person person, DateTimeOffset now) => new()
    {
        ["id"] = person.Id, ["team_id"] = person.TeamId, ["name"] = person.Name, ["real_name"] = person.RealName, ["title"] = person.Title,
        ["tz"] = person.TimeZone, ["tz_label"] = person.TimeZone is { } zone ? Zones.Describe(zone, now).Label : null,
        ["avatar"] = person.Initials, ["color"] = person.Color, ["is_bot"] = person.IsBot, ["deleted"] = person.Deleted,
        ["is_owner"] = person.IsOwner, ["note"] = person.Note,
        ["status_text"] = person.StatusAt(now).Text, ["status_emoji"] = person.StatusAt(now).Emoji,
        ["status_expiration"] = person.StatusAt(now).Expires?.ToUnixTimeSeconds() ?? 0,
        ["presence"] = person.IsAway ? "away" : "active", ["dnd"] = DndShape.ForPerson(person, now),
        ["quiet"] = person.Quiet is { } quiet ? $"{quiet.From:HH\\:mm}–{quiet.To:HH\\:mm}" : null,
    };
}
