// Emoji by the names Slack's shortcodes use: one line a theme, "name character" pairs.

const themes = [
  'smile 😄 smiley 😃 grinning 😀 blush 😊 slightly_smiling_face 🙂 wink 😉 joy 😂 laughing 😆 sweat_smile 😅 relaxed ☺️ heart_eyes 😍 sunglasses 😎',
  'thinking_face 🤔 neutral_face 😐 confused 😕 cry 😢 sob 😭 scream 😱 sleeping 😴 sleepy 😪 hugging_face 🤗 star-struck 🤩 partying_face 🥳 nerd_face 🤓',
  'face_with_monocle 🧐 exploding_head 🤯 shushing_face 🤫 zipper_mouth_face 🤐 relieved 😌 pensive 😔 weary 😩 grimacing 😬 upside_down_face 🙃 yum 😋 robot_face 🤖 ghost 👻',
  '+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 clap 👏 wave 👋 raised_hands 🙌 pray 🙏 muscle 💪 ok_hand 👌 point_up ☝️ point_right 👉 point_left 👈 point_down 👇 v ✌️',
  'raised_hand ✋ handshake 🤝 writing_hand ✍️ crossed_fingers 🤞 eyes 👀 brain 🧠 ear 👂 speaking_head_in_silhouette 🗣️ bust_in_silhouette 👤 busts_in_silhouette 👥',
  'heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 broken_heart 💔 sparkling_heart 💖 100 💯 boom 💥 dizzy 💫 zzz 💤',
  'tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 sports_medal 🏅 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 star ⭐ star2 🌟 sparkles ✨ fire 🔥',
  'rocket 🚀 dart 🎯 bulb 💡 books 📚 book 📖 open_book 📖 green_book 📗 blue_book 📘 orange_book 📙 notebook 📓 closed_book 📕 bookmark 🔖 bookmark_tabs 📑 mortar_board 🎓 school 🏫 scroll 📜',
  'memo 📝 pencil 📝 pencil2 ✏️ clipboard 📋 page_facing_up 📄 newspaper 📰 file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 scissors ✂️ wastebasket 🗑️',
  'calendar 📆 date 📅 spiral_calendar_pad 🗓️ clock1 🕐 clock8 🕗 clock9 🕘 alarm_clock ⏰ hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ timer_clock ⏲️ watch ⌚ bell 🔔 no_bell 🔕',
  'sunrise 🌅 sunny ☀️ partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ umbrella ☔ snowflake ❄️ rainbow 🌈 crescent_moon 🌙 full_moon_with_face 🌝 sun_with_face 🌞 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 globe_with_meridians 🌐',
  'seedling 🌱 herb 🌿 four_leaf_clover 🍀 evergreen_tree 🌲 deciduous_tree 🌳 potted_plant 🪴 cactus 🌵 maple_leaf 🍁 leaves 🍃 sunflower 🌻 cherry_blossom 🌸 tulip 🌷 bouquet 💐',
  'coffee ☕ tea 🍵 cake 🍰 birthday 🎂 pizza 🍕 apple 🍎 cookie 🍪 croissant 🥐 beers 🍻 clinking_glasses 🥂 popcorn 🍿 bread 🍞',
  'white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_multiplication_x ✖️ heavy_plus_sign ➕ heavy_minus_sign ➖ question ❓ grey_question ❔ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️',
  'warning ⚠️ no_entry ⛔ no_entry_sign 🚫 rotating_light 🚨 construction 🚧 octagonal_sign 🛑 information_source ℹ️ sos 🆘 new 🆕 free 🆓 up 🆙 cool 🆒 ok 🆗 recycle ♻️',
  'red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪ black_circle ⚫ white_large_square ⬜ black_large_square ⬛ large_green_square 🟩 large_red_square 🟥 large_yellow_square 🟨 small_blue_diamond 🔹 small_orange_diamond 🔸',
  'arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_forward ▶️ arrow_backward ◀️ fast_forward ⏩ rewind ⏪ double_vertical_bar ⏸️ black_square_for_stop ⏹️ next_track_button ⏭️ repeat 🔁 arrows_counterclockwise 🔄 leftwards_arrow_with_hook ↩️ arrow_right_hook ↪️ twisted_rightwards_arrows 🔀 end 🔚 back 🔙 soon 🔜',
  'one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 zero 0️⃣ hash #️⃣ a 🅰️ b 🅱️',
  'computer 💻 desktop_computer 🖥️ keyboard ⌨️ iphone 📱 phone ☎️ email ✉️ envelope ✉️ incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 mailbox 📫 package 📦 floppy_disk 💾 cd 💿 battery 🔋 electric_plug 🔌 satellite_antenna 📡',
  'headphones 🎧 microphone 🎤 studio_microphone 🎙️ loudspeaker 📢 mega 📣 speech_balloon 💬 thought_balloon 💭 left_speech_bubble 🗨️ movie_camera 🎥 clapper 🎬 tv 📺 video_camera 📹 camera 📷 musical_note 🎵 notes 🎶 radio 📻 speaker 🔈 mute 🔇',
  'video_game 🎮 game_die 🎲 jigsaw 🧩 chess_pawn ♟️ performing_arts 🎭 art 🎨 soccer ⚽ basketball 🏀 runner 🏃 walking 🚶 bicyclist 🚴 mountain ⛰️ checkered_flag 🏁 triangular_flag_on_post 🚩 white_flag 🏳️',
  'chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 abacus 🧮 mag 🔍 mag_right 🔎 telescope 🔭 microscope 🔬 test_tube 🧪 compass 🧭 world_map 🗺️ key 🔑 lock 🔒 unlock 🔓 shield 🛡️ closed_lock_with_key 🔐',
  'gear ⚙️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ nut_and_bolt 🔩 toolbox 🧰 magnet 🧲 fire_engine 🚒 ambulance 🚑 fire_extinguisher 🧯 bug 🐛 ladybug 🐞 bee 🐝 turtle 🐢 rabbit 🐰 owl 🦉 fox_face 🦊 penguin 🐧 dog 🐶 cat 🐱 unicorn_face 🦄 elephant 🐘 butterfly 🦋',
  'house 🏠 office 🏢 door 🚪 palm_tree 🌴 airplane ✈️ train 🚆 car 🚗 bike 🚲 ship 🚢 moneybag 💰 credit_card 💳 gem 💎 crown 👑 mirror 🪞 ladder 🪜 bricks 🧱 bridge_at_night 🌉 desert_island 🏝️ beach_with_umbrella 🏖️ tent ⛺',
  'woman-raising-hand 🙋‍♀️ man-raising-hand 🙋‍♂️ raising_hand 🙋 woman-shrugging 🤷‍♀️ shrug 🤷 technologist 🧑‍💻 teacher 🧑‍🏫 student 🧑‍🎓 detective 🕵️ ninja 🥷 zany_face 🤪 saluting_face 🫡 melting_face 🫠',
  'flag-se 🇸🇪 flag-gb 🇬🇧 gb 🇬🇧 flag-us 🇺🇸 us 🇺🇸 flag-jp 🇯🇵 jp 🇯🇵 flag-de 🇩🇪 de 🇩🇪 flag-fr 🇫🇷 fr 🇫🇷 flag-es 🇪🇸 es 🇪🇸 flag-eu 🇪🇺 eu 🇪🇺',
];

export const emojiByName = new Map(themes.flatMap(theme => {
  const words = theme.split(' ');
  return words.filter((_, at) => at % 2 === 0).map((name, at) => [name, words[at * 2 + 1]]);
}));
